import type { ErrorCode, ServerToClientEvents } from '@officehours/contracts';
import type { Device } from './device';
import type { OpenSocket } from './socket';
import type { TokenSource } from './token-source';

/** Why missed things are fetched: a new connection, the return to the page, or the regular check. */
export type CatchUpReason = 'connected' | 'returned' | 'check';

export interface ConnectionOptions {
  baseUrl: string;
  tokens: TokenSource;
  device: Device;
  openSocket: OpenSocket;
  facts: Omit<ServerToClientEvents, 'sessionEnded'>;
  /** Fetches what was missed; until it is done the state is not `online`. */
  catchUp: (reason: CatchUpReason) => Promise<void>;
  /** The connection is gone, so what is only known from live events is no longer known. */
  onLost: () => void;
  /** The session is over, unless the connection is started again with another token. */
  onEnded: (code: ErrorCode) => void;
}
