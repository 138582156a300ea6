import type { ClientEventName, ServerEventName } from '@officehours/contracts';

// Typed by the contract: an event that is added there and missing here does not compile.
const clientEvents: Record<ClientEventName, true> = {
  joinRoom: true,
  leaveRoom: true,
  sendMessage: true,
  typing: true,
  editMessage: true,
  deleteMessage: true,
  addReaction: true,
  removeReaction: true,
  pinMessage: true,
  unpinMessage: true,
  markRead: true,
  markDelivered: true,
  markUnread: true,
  updateRoomPreferences: true,
  saveDraft: true,
  syncRooms: true,
  setLooking: true,
  authenticate: true,
};

const serverEvents: Record<ServerEventName, true> = {
  receiveMessage: true,
  messageUpdated: true,
  typing: true,
  roomUpdated: true,
  roomRead: true,
  roomDelivered: true,
  roomStateChanged: true,
  roomLeft: true,
  presenceChanged: true,
  roomBeat: true,
  sessionEnded: true,
};

/** The names of all that a client may say. */
export const CLIENT_EVENTS = Object.keys(clientEvents) as ClientEventName[];

/** The names of all that the server may say. */
export const SERVER_EVENTS = Object.keys(serverEvents) as ServerEventName[];
