import type { ClientEventName } from '@officehours/contracts';
import { messageOf, type EventRow, type World } from './world';

const inRoom = ({ room }: World): object => ({ chatRoomId: room.id });
const ofMessage = async (world: World): Promise<object> => ({ messageId: (await messageOf(world)).id });

/** What is sent to try each event. Typed by the contract: one that is missing does not compile. */
export const EVENT_ROWS: Record<ClientEventName, EventRow> = {
  joinRoom: ({ room }) => room.id,
  leaveRoom: ({ room }) => room.id,
  sendMessage: (world) => ({ ...inRoom(world), content: 'Hello' }),
  typing: inRoom,
  editMessage: async (world) => ({ ...(await ofMessage(world)), content: 'Changed', rev: 0 }),
  deleteMessage: ofMessage,
  addReaction: async (world) => ({ ...(await ofMessage(world)), emoji: '👍' }),
  removeReaction: async (world) => ({ ...(await ofMessage(world)), emoji: '👍' }),
  pinMessage: ofMessage,
  unpinMessage: ofMessage,
  markRead: (world) => ({ ...inRoom(world), seq: 1 }),
  markDelivered: ({ room }) => ({ rooms: [{ chatRoomId: room.id, seq: 1 }] }),
  markUnread: (world) => ({ ...inRoom(world), seq: 1 }),
  updateRoomPreferences: (world) => ({ ...inRoom(world), muted: false }),
  saveDraft: (world) => ({ ...inRoom(world), content: 'x' }),
  syncRooms: ({ epoch, room }) => ({ epoch, rooms: [{ chatRoomId: room.id, afterSeq: 0 }] }),
  setLooking: () => ({ isLooking: true }),
  authenticate: ({ people }, who) => ({ token: people[who].token }),
};
