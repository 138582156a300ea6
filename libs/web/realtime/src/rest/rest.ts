import type {
  Course,
  Id,
  Message,
  MessagePage,
  ReadState,
  Room,
  SendMessageRequest,
  User,
} from '@officehours/contracts';
import type { Http } from './http';
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

/** The REST calls the library makes for a signed-in person. */
export interface Rest {
  me(): Promise<User>;
  courses(): Promise<Course[]>;
  staff(courseId: Id): Promise<StaffMember[]>;
  roster(courseId: Id, page: { q?: string; cursor?: string; limit?: number }): Promise<RosterPage>;
  rooms(page: { cursor?: string; limit?: number }): Promise<RoomPage>;
  room(roomId: Id): Promise<Room>;
  startChat(pair: ChatPair): Promise<Room>;
  messages(roomId: Id, position: PagePosition): Promise<MessagePage>;
  send(message: SendMessageRequest): Promise<Message>;
  markRead(roomId: Id, seq: number): Promise<ReadState>;
}

const segment = encodeURIComponent;

export function createRest(http: Http): Rest {
  return {
    me: () => http({ path: '/api/auth/me' }),
    courses: async () => (await http<{ courses: Course[] }>({ path: '/api/course' })).courses,
    staff: async (courseId) =>
      (await http<{ staff: StaffMember[] }>({ path: `/api/course/${segment(courseId)}/staff` })).staff,
    roster: (courseId, page) =>
      http({ path: `/api/message/course/${segment(courseId)}/none`, query: { ...page } }),
    rooms: (page) => http({ path: '/api/message/chat-room', query: { ...page } }),
    room: (roomId) => http({ path: `/api/message/chat-room/${segment(roomId)}` }),
    startChat: (pair) => http({ method: 'POST', path: '/api/message/chat-room', body: pair }),
    messages: (roomId, position) =>
      http({ path: `/api/message/chat-room/${segment(roomId)}/messages`, query: { ...position } }),
    send: (message) => http({ method: 'POST', path: '/api/message/message', body: message }),
    markRead: (roomId, seq) =>
      http({ method: 'PUT', path: `/api/message/chat-room/${segment(roomId)}/read`, body: { seq } }),
  };
}
