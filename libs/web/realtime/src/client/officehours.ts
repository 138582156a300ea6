import type { User } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { LaterFiles } from '../attachments/later-files';
import type { MessageActions } from '../chat/message-actions';
import type { Connection } from '../connection/connection';
import type { Drafts } from '../drafts/drafts';
import type { LogReader } from '../log/log-reader';
import type { LogStore } from '../log/log-store';
import type { Outbox } from '../outbox/outbox';
import type { PresenceBoard } from '../presence/presence-board';
import type { ReadMarker } from '../reading/read-marker';
import type { ReadStore } from '../reading/read-store';
import type { Rest } from '../rest/rest';
import type { RoomLoader } from '../rooms/room-loader';
import type { RoomStore } from '../rooms/room-store';
import type { Store } from '../support/store';
import type { TypingBoard } from '../typing/typing-board';
import type { LiveMessages } from './live-messages';

/**
 * One signed-in person's view of the service. Made once, outside React, so that mounting twice opens one connection;
 * hooks find it through `OfficehoursContext`. Its parts may be used without React.
 */
export interface Officehours {
  /** Connects. Calling it again does nothing. */
  start(): void;
  /** Disconnects and stops all timers; unsent messages stay in the outbox. `start` may follow. */
  stop(): void;
  /**
   * A host page hands in a renewed token; a client that ended for want of one goes on with it. One of another person ends
   * this client as a sign-out does, and nothing that waits is sent; the answer is false then. Make another client for
   * them, as `OfficehoursProvider` does.
   */
  setToken(token: string): boolean;
  /** Stops, and removes everything this browser keeps for the person: outbox, drafts, caches. For sign-out. */
  wipe(): Promise<void>;
  /** The session ends here as if the service had ended it, and all is wiped. Hosts call `forgetPerson`, which does so in all tabs. */
  forget(): Promise<void>;

  readonly queryClient: QueryClient;
  readonly me: Pick<Store<User | null>, 'get' | 'subscribe'>;
  readonly rest: Rest;
  readonly connection: Connection;
  readonly logs: LogStore;
  readonly rooms: RoomStore;
  readonly roomLoader: RoomLoader;
  readonly reader: LogReader;
  readonly presence: PresenceBoard;
  readonly actions: MessageActions;
  readonly outbox: Outbox;
  /** Files on their way, and how far they are. */
  readonly files: LaterFiles;
  readonly drafts: Drafts;
  /** Changes of messages that the service does not have yet, by the message; by the room, what is answered or changed in it. */
  readonly edits: Drafts;
  readonly typing: TypingBoard;
  readonly reading: ReadMarker;
  readonly reads: ReadStore;
  /** Messages as they arrive live, for notices; history is not among them. */
  readonly live: LiveMessages;
}
