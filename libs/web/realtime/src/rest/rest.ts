import {
  authMe,
  changeHistory,
  changePinned,
  chatRoomGet,
  chatRoomList,
  chatRoomOpen,
  courseList,
  courseStaffList,
  createClient,
  messagePage,
  memberStateReceipts,
  messageSend,
  rosterRoster,
} from '@officehours/api-client';
import type {
  Course,
  Id,
  Message,
  MessagePage,
  Receipt,
  Revision,
  Room,
  SendMessageRequest,
  User,
} from '@officehours/contracts';
import { dataOf, inTime } from './answer';
import type { ChatPair, RosterPage, StaffMember } from './shapes';

export interface RoomPage {
  rooms: Room[];
  nextCursor: string | null;
}

/** Where in a room a page of history begins; one of them, or none for the newest page. */
export interface PagePosition {
  before?: number;
  after?: number;
  around?: number;
  limit?: number;
}

/** The REST calls the library makes for a signed-in person. Each rejects with an `OfficehoursError`. */
export interface Rest {
  /** For calls that are fetched with the pane that makes them. */
  client: ReturnType<typeof createClient>;
  /** The bytes at a path of the service, with the person's token. */
  bytes(path: string, init?: RequestInit): Promise<Response>;
  me(): Promise<User>;
  courses(): Promise<Course[]>;
  staff(courseId: Id): Promise<StaffMember[]>;
  roster(courseId: Id, page: { q?: string; cursor?: string; limit?: number }): Promise<RosterPage>;
  rooms(page: { cursor?: string; limit?: number }): Promise<RoomPage>;
  room(roomId: Id): Promise<Room>;
  startChat(pair: ChatPair): Promise<Room>;
  messages(roomId: Id, position: PagePosition): Promise<MessagePage>;
  receipts(roomId: Id): Promise<Receipt[]>;
  pinned(roomId: Id): Promise<Message[]>;
  revisions(messageId: Id): Promise<Revision[]>;
  send(message: SendMessageRequest): Promise<Message>;
}

/** @param baseUrl Origin of the service; empty for the page's own. */
export function createRest(baseUrl: string, fetch: typeof globalThis.fetch): Rest {
  const client = createClient({ baseUrl, fetch });
  return {
    client,
    bytes: (path, init) => fetch(baseUrl + path, init),
    me: () => dataOf(authMe({ client })),
    courses: async () => (await dataOf(courseList({ client }))).courses,
    staff: async (courseId) => (await dataOf(courseStaffList({ client, path: { courseId } }))).staff,
    roster: (courseId, query) =>
      dataOf(rosterRoster({ client, path: { courseId, currentChatRoomId: 'none' }, query })),
    rooms: (query) => dataOf(chatRoomList({ client, query })),
    room: (id) => dataOf(chatRoomGet({ client, path: { id } })),
    startChat: (body) => dataOf(chatRoomOpen({ client, body })),
    messages: (id, query) => dataOf(messagePage({ client, path: { id }, query })),
    receipts: async (id) => (await dataOf(memberStateReceipts({ client, path: { id } }))).receipts,
    pinned: async (id) => (await dataOf(changePinned({ client, path: { id } }))).messages,
    revisions: async (id) => (await dataOf(changeHistory({ client, path: { id } }))).revisions,
    send: (body) => dataOf(messageSend({ client, body, ...inTime() })),
  };
}
