import type { Ack, ErrorCode } from './codes';
import type { RoomLeftEvent } from './group';
import type {
  MarkDeliveredRequest,
  MarkUnreadRequest,
  RoomDeliveredEvent,
  RoomState,
  SaveDraftRequest,
  UpdateRoomPreferencesRequest,
} from './member';
import type { Id, IsoTime, Message, MessageType, Participant, PersonModel, ReadState, Room } from './shapes';

/** What a client puts into `auth` at the handshake. */
export interface HandshakeAuth {
  token: string;
  /** `all`: every room of the person without joining, as our own app does. */
  rooms?: 'all';
}

export interface JoinRoomRequest {
  chatRoomId: Id;
  /** The last `seq` the client has; with `epoch`, a difference is answered with `resync_required`. */
  afterSeq?: number;
  epoch?: string;
}

export interface JoinRoomResult {
  chatRoomId: Id;
  lastSeq: number;
  lastChangeSeq: number;
  epoch: string;
  participants: Participant[];
}

export interface EditMessageRequest {
  messageId: Id;
  content: string;
  /** The `rev` the edit is based on; another one is a `revision_conflict`. */
  rev: number;
}

export interface MessageIdRequest {
  messageId: Id;
}

export interface ReactionRequest {
  messageId: Id;
  /** One emoji. */
  emoji: string;
}

export interface SendMessageRequest {
  chatRoomId: Id;
  /** May be empty where there are attachments. */
  content: string;
  clientMessageId?: string;
  messageType?: Exclude<MessageType, 'system'>;
  replyToId?: Id;
  /** Files that the sender has uploaded to this room, each for one message. */
  attachmentIds?: Id[];
  /** Members of the room, at most 20. */
  mentionIds?: Id[];
  /** Nobody is told of it outside the app. */
  silent?: boolean;
  senderId?: Id;
  receiverId?: Id;
  senderModel?: PersonModel;
  receiverModel?: PersonModel;
}

export interface TypingRequest {
  chatRoomId: Id;
  userId?: Id;
  isTyping?: boolean;
}

export interface TypingEvent {
  chatRoomId: Id;
  userId: Id;
  isTyping: boolean;
}

export interface MarkReadRequest {
  chatRoomId: Id;
  seq: number;
}

export interface SyncRoomsRequest {
  epoch: string;
  /** The last `seq` and change number the client has of each room, at most 200 rooms a call. */
  rooms: { chatRoomId: Id; afterSeq: number; afterChange?: number }[];
}

export interface RoomSync {
  chatRoomId: Id;
  /** Messages after `afterSeq`, oldest first. */
  messages: Message[];
  lastSeq: number;
  hasMoreAfter: boolean;
  /** Messages changed after `afterChange`, as they are now, in the order of their last change. */
  changes: Message[];
  lastChangeSeq: number;
  hasMoreChanges: boolean;
}

export interface SyncRoomsResult {
  epoch: string;
  /** Rooms of which the client lacks something; a room the caller may not see is left out. */
  rooms: RoomSync[];
}

export interface AuthenticateRequest {
  token: string;
}

/** Whether the page behind this socket is looked at. Who never says so counts as looking. */
export interface SetLookingRequest {
  isLooking: boolean;
}

/** A member's read position moved. Sent to the people of the room. */
export interface RoomReadEvent {
  chatRoomId: Id;
  userId: Id;
  lastReadSeq: number;
}

export interface PresenceEvent {
  userId: Id;
  online: boolean;
  away: boolean;
  lastSeenAt: IsoTime | null;
}

/** How far a room has come, said again now and then: who lacks something has missed it and fetches it. */
export interface RoomBeatEvent {
  chatRoomId: Id;
  lastSeq: number;
}

export interface SessionEndedEvent {
  code: ErrorCode;
}

type Reply<T> = (answer: Ack<T>) => void;

/** Everything a client may say. A callback is optional on each of them and is answered exactly once. */
export interface ClientToServerEvents {
  joinRoom: (request: Id | JoinRoomRequest, reply?: Reply<JoinRoomResult>) => void;
  leaveRoom: (request: Id | { chatRoomId: Id }, reply?: Reply<{ chatRoomId: Id }>) => void;
  sendMessage: (request: SendMessageRequest, reply?: Reply<Message>) => void;
  typing: (request: TypingRequest, reply?: Reply<null>) => void;
  editMessage: (request: EditMessageRequest, reply?: Reply<Message>) => void;
  /** For everyone: the message keeps its number and loses its content. */
  deleteMessage: (request: MessageIdRequest, reply?: Reply<Message>) => void;
  addReaction: (request: ReactionRequest, reply?: Reply<Message>) => void;
  removeReaction: (request: ReactionRequest, reply?: Reply<Message>) => void;
  pinMessage: (request: MessageIdRequest, reply?: Reply<Message>) => void;
  unpinMessage: (request: MessageIdRequest, reply?: Reply<Message>) => void;
  markRead: (request: MarkReadRequest, reply?: Reply<ReadState>) => void;
  /** Everything up to here has reached a device of the caller. */
  markDelivered: (request: MarkDeliveredRequest, reply?: Reply<null>) => void;
  markUnread: (request: MarkUnreadRequest, reply?: Reply<RoomState>) => void;
  updateRoomPreferences: (request: UpdateRoomPreferencesRequest, reply?: Reply<RoomState>) => void;
  saveDraft: (request: SaveDraftRequest, reply?: Reply<RoomState>) => void;
  syncRooms: (request: SyncRoomsRequest, reply?: Reply<SyncRoomsResult>) => void;
  /** While none of a person's sockets is looked at, their devices are told of messages. */
  setLooking: (request: SetLookingRequest, reply?: Reply<null>) => void;
  authenticate: (request: AuthenticateRequest, reply?: Reply<{ expiresAt: string }>) => void;
}

/** Everything the server may say, always only to people of the room it speaks of. */
export interface ServerToClientEvents {
  receiveMessage: (message: Message) => void;
  /** A message was edited, deleted, pinned or reacted to: as it is now. It may be told again. */
  messageUpdated: (message: Message) => void;
  typing: (event: TypingEvent) => void;
  /** The person is in a new room, or one of their rooms changed. */
  roomUpdated: (room: Room) => void;
  roomRead: (event: RoomReadEvent) => void;
  roomDelivered: (event: RoomDeliveredEvent) => void;
  /** To the person's own sockets only: they were removed from a room, or left it. */
  roomLeft: (event: RoomLeftEvent) => void;
  /** To the person's own sockets only: their state of a room changed, here or on another device. */
  roomStateChanged: (state: RoomState) => void;
  presenceChanged: (event: PresenceEvent) => void;
  roomBeat: (event: RoomBeatEvent) => void;
  sessionEnded: (event: SessionEndedEvent) => void;
}

export type ClientEventName = keyof ClientToServerEvents;
export type ServerEventName = keyof ServerToClientEvents;

/** The request a client event carries. */
export type RequestOf<E extends ClientEventName> = Parameters<ClientToServerEvents[E]>[0];

/** The `data` its acknowledgement carries. */
export type ReplyOf<E extends ClientEventName> =
  NonNullable<Parameters<ClientToServerEvents[E]>[1]> extends (answer: Ack<infer T>) => void ? T : never;
