/** How a call went on. `fail` only for a definite refusal; `info`: nobody knows whether it happened. */
export type Phase = 'invoke' | 'ok' | 'fail' | 'info';

/** How a call or a message came to a device. */
export type Via = 'socket' | 'rest';

interface Stamped {
  /** Milliseconds on the one monotonic clock of the recording process. */
  t: number;
}

/** A room and the mark that every message of it carries, so that a leak shows wherever the text turns up. */
export interface RoomEvent extends Stamped {
  op: 'room';
  room: string;
  canary: string;
}

/** What `person` may see of a room: from `first` on, up to `last` once they were removed. */
export interface MemberEvent extends Stamped {
  op: 'member';
  room: string;
  person: string;
  first: number;
  last: number | null;
}

/** A device's connection: `begin` when it hears all its rooms, `end` when it noticed that it no longer does. */
export interface SessionEvent extends Stamped {
  op: 'session';
  phase: 'begin' | 'end';
  device: string;
  person: string;
  session: number;
  node: string;
}

interface CallEvent extends Stamped {
  phase: Phase;
  /** The same in the invocation and in what became of it. */
  call: number;
  device: string;
  person: string;
  session: number;
  room: string;
  via: Via;
  /** The refusal's code, or what went wrong on the way. */
  err?: string;
}

/** One attempt to send; a message has as many as it took. */
export interface SendEvent extends CallEvent {
  op: 'send';
  cmid: string;
  body: string;
  /** The id of a message it answers: which may be deleted meanwhile, and then this is refused. */
  quoted?: string;
  /** Ids of the files that go with it. */
  files?: string[];
  messageId?: string;
  seq?: number;
}

/** One attempt to bring a file; each may leave one behind that nobody sees. `bytes` is the hash of the whole file. */
export interface UploadEvent extends CallEvent {
  op: 'upload';
  bytes: string;
  fileId?: string;
}

/** A file was asked for; `isFinal` once everything is quiet. `bytes` is the hash of what came. */
export interface DownloadEvent extends CallEvent {
  op: 'download';
  fileId: string;
  isFinal: boolean;
  bytes?: string;
}

/** The files of a room as its list shows them once everything is quiet. */
export interface FileListEvent extends Stamped {
  op: 'files';
  person: string;
  room: string;
  fileIds: string[];
}

/** A read position moved (or asked for, with `asked` 0). */
export interface ReadEvent extends CallEvent {
  op: 'read';
  asked: number;
  lastRead?: number;
  unread?: number;
}

/** Something asked of a room that is not the person's. Anything but a refusal is a leak. */
export interface ProbeEvent extends CallEvent {
  op: 'probe';
  what: string;
}

/** A change of a message. */
export interface ChangeEvent extends CallEvent {
  op: 'change';
  kind: 'edit' | 'delete' | 'react';
  messageId: string;
  /** What the message says afterwards, for an edit. */
  body?: string;
  /** Of the acknowledgement: the number of the change in its room, at least. */
  change?: number;
}

/** A message as some answer showed it; `body` and `wire` are hashes, `wire` of everything but `isRead`. */
export interface SeenMessage {
  id: string;
  seq: number;
  cmid: string;
  sender: string | null;
  body: string;
  rev: number;
  /** The number of its last change in its room; 0 for one that never was changed. */
  change: number;
  deleted: boolean;
  /** The `clientMessageId` of the message it quotes, as long as words of that one are in it. */
  quote: string | null;
  /** Ids of its files; absent where it has none. */
  files?: string[];
  /** Milliseconds since 1970 on the clock of the node that took it. */
  created: number;
  wire: string;
  /** Absent where the source does not know it. */
  isRead?: boolean;
}

/** A message reached a device: while it happened, by a change that happened to it, or by catching up. */
export interface DeliverEvent extends Stamped {
  op: 'deliver';
  device: string;
  person: string;
  session: number;
  room: string;
  how: 'live' | 'update' | 'catch-up';
  message: SeenMessage;
  /** The rooms' marks found in what came. */
  canaries: string[];
}

/** Anything else that a device heard of a room or a person. */
export interface HeardEvent extends Stamped {
  op: 'heard';
  device: string;
  person: string;
  name: string;
  room: string | null;
  about: string | null;
  canaries: string[];
}

/** From now on this device is told of what its person has not read. */
export interface SubscriptionEvent extends Stamped {
  op: 'subscription';
  device: string;
  person: string;
}

/** A push reached a device. `rings`: it shows a message; the others change or take back what is shown. */
export interface PushEvent extends Stamped {
  op: 'push';
  device: string;
  person: string;
  room: string;
  seq: number;
  messageId?: string;
  rings: boolean;
}

/** A fault began or ended. For a kill, `inFlight` is how many sends waited for an answer at that moment. */
export interface FaultEvent extends Stamped {
  op: 'fault';
  phase: 'begin' | 'end';
  kind: string;
  inFlight?: number;
}

/** A whole room as one source has it once everything is quiet, in the order in which the source gave it. */
export interface FinalEvent extends Stamped {
  op: 'final';
  source: 'store' | 'rest-forwards' | 'rest-backwards' | 'sync' | 'join' | 'device' | 'search' | 'export';
  person: string | null;
  device?: string;
  room: string;
  lastSeq: number;
  epoch: string | null;
  /** Absent for a source that only tells how far the room goes. */
  messages?: SeenMessage[];
}

/** What a message is said to have said before, once everything is quiet; hashes of the texts. */
export interface RevisionsEvent extends Stamped {
  op: 'revisions';
  person: string;
  messageId: string;
  bodies: string[];
}

/** Unread messages of a person as one source counts them once everything is quiet. */
export interface UnreadEvent extends Stamped {
  op: 'unread';
  source: string;
  person: string;
  room: string;
  unread: number;
  lastRead?: number;
}

/** All devices have everything, `ms` after the last fault ended and the last send was answered; null: they never had. */
export interface ConvergedEvent extends Stamped {
  op: 'converged';
  ms: number | null;
  missing: string[];
}

/** What a history is made of, in the order of `t`. */
export type HistoryEvent =
  | RoomEvent
  | MemberEvent
  | SessionEvent
  | SendEvent
  | UploadEvent
  | DownloadEvent
  | FileListEvent
  | ReadEvent
  | ProbeEvent
  | ChangeEvent
  | DeliverEvent
  | HeardEvent
  | SubscriptionEvent
  | PushEvent
  | FaultEvent
  | FinalEvent
  | RevisionsEvent
  | UnreadEvent
  | ConvergedEvent;

export type EventOf<Op extends HistoryEvent['op']> = Extract<HistoryEvent, { op: Op }>;

/** An event that is still to get its time. */
export type Untimed<E> = E extends HistoryEvent ? Omit<E, 't'> : never;
