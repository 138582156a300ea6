import type { Course, ErrorCode, Id, Room, RosterStudent, User } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { Context } from 'react';
import type { ChatItem } from './chat/item';
import type { ConnectionState } from './connection/state';
import type { OfficehoursError } from './rest/error';
import type { ChatPair, DemoPerson, SignInOptions, StaffMember } from './rest/shapes';

export interface OfficehoursOptions {
  /** Origin of the service, `https://chat.example`; empty for the page's own. */
  baseUrl: string;
  /** A token of the host platform; renew it with `setToken`. Either this or `getToken`. */
  token?: string;
  /** Asked whenever a token is needed; `refused` says that the last one was not accepted. Null: signed out. */
  getToken?: (reason: 'needed' | 'refused') => Promise<string | null>;
  /** Called once when the session is over for good. */
  onSignedOut?: (code: ErrorCode) => void;
}

/** One signed-in person's view of the service. Made once, outside React; hooks find it through `OfficehoursContext`. */
export interface Officehours {
  readonly queryClient: QueryClient;
  /** Connects. Calling it again does nothing. */
  start(): void;
  /** Disconnects and stops all timers; unsent messages stay in the outbox. `start` may follow. */
  stop(): void;
  setToken(token: string): void;
  /** Removes everything this browser keeps for the person: outbox, drafts, caches. For sign-out. */
  wipe(): Promise<void>;
}

export declare function createOfficehours(options: OfficehoursOptions): Officehours;

/** `<OfficehoursContext value={client}>` around everything that uses the hooks. */
export declare const OfficehoursContext: Context<Officehours | null>;

/** The client of the nearest `OfficehoursContext`; throws without one. */
export declare function useOfficehours(): Officehours;

export type SessionStatus = 'starting' | 'signed-out' | 'signed-in';

export interface SessionState {
  status: SessionStatus;
  user: User | null;
}

/** Sign-in for our own app: the access token lives in memory only, the refresh token in an HttpOnly cookie. */
export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Signs in silently when the cookie still allows it. Calling it again does nothing. */
  start(): void;
  login(credentials: { email: string; password: string }): Promise<User>;
  options(): Promise<SignInOptions>;
  demoPeople(): Promise<DemoPerson[]>;
  demoSignIn(userId: Id): Promise<User>;
  /** Ends the session here and in the other tabs, and wipes what the browser keeps for the person. */
  logout(): Promise<void>;
  /** The client of the signed-in person; null while signed out. The same object until the person changes. */
  getClient(): Officehours | null;
}

export declare function createSession(options: { baseUrl: string }): Session;

/** The session's state, followed. */
export declare function useSession(session: Session): SessionState & { client: Officehours | null };

export interface Loading {
  isPending: boolean;
  error: OfficehoursError | null;
  retry(): void;
}

export interface Paging {
  hasMore: boolean;
  isFetchingMore: boolean;
  fetchMore(): void;
}

export declare function useMe(): Loading & { me: User | null };
export declare function useCourses(): Loading & { courses: Course[] };
export declare function useStaff(courseId: Id): Loading & { staff: StaffMember[] };
/** Students of a course, for its staff; `q` searches names on the server. */
export declare function useRoster(
  courseId: Id,
  q?: string,
): Loading & Paging & { course: Course | null; students: RosterStudent[] };

/** The person's rooms, most recent activity first, kept live. */
export declare function useRooms(): Loading & Paging & { rooms: Room[] };
export declare function useRoom(roomId: Id): Loading & { room: Room | null };
/** Messages of others not read yet, over all rooms. */
export declare function useUnreadTotal(): number;

export interface RoomMessages extends Loading {
  /** Oldest first; a run without holes, then what is still in the outbox. An item that did not change is the same object. */
  items: readonly ChatItem[];
  hasMoreBefore: boolean;
  isFetchingBefore: boolean;
  fetchBefore(): void;
  /** True while an older part of the conversation is shown, after `jumpTo`. */
  hasMoreAfter: boolean;
  isFetchingAfter: boolean;
  fetchAfter(): void;
  /** The newest `seq` of the room that is known, shown or not. */
  lastSeq: number;
  /** Shows the part of the conversation around `seq`; resolves when it is there. */
  jumpTo(seq: number): Promise<void>;
  jumpToLatest(): void;
}

export declare function useMessages(roomId: Id): RoomMessages;

/** The `seq` of the first message that was unread when the room was opened, or null; it stays for the visit. */
export declare function useUnreadDivider(roomId: Id): number | null;

export interface SendOptions {
  replyToId?: Id;
}

/** Puts a message into the outbox, where it shows at once; returns its `clientMessageId`. */
export declare function useSend(roomId: Id): (content: string, options?: SendOptions) => string;

/** Actions on failed messages. */
export declare function useOutbox(): {
  retry(clientMessageId: string): void;
  remove(clientMessageId: string): void;
};

export declare function useTyping(roomId: Id): {
  /** Who else is typing. */
  userIds: readonly Id[];
  /** Call on every key; passed on at most once in 3 s. */
  notify(): void;
  /** Call on blur and when the text is emptied; sending does it by itself. */
  stop(): void;
};

/** Call it only while the page is visible and focused and the end of the list is on the screen. */
export declare function useReadMarker(roomId: Id): (seq: number) => void;

export declare function useConnection(): ConnectionState & { retryNow(): void };

export declare function useDraft(roomId: Id): readonly [text: string, setText: (text: string) => void];
/** Whether the room has a draft, for the room list. */
export declare function useHasDraft(roomId: Id): boolean;

/** Makes the pair's room or finds it. */
export declare function useStartChat(): {
  startChat(pair: ChatPair): Promise<Room>;
  isPending: boolean;
  error: OfficehoursError | null;
};

/** The older module's helper: makes the room of the pair or finds it, and goes to its page. */
export declare function newChatCreate(
  request: ChatPair & { client: Officehours; navigate: (path: string) => void },
): Promise<Room>;

/** Path of a room's page, as the older module had it. */
export declare function chatPath(instructorId: Id, chatRoomId: Id): string;
