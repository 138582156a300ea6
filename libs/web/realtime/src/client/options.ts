import type { ErrorCode, User } from '@officehours/contracts';
import type { FileWork, FileWorkParts } from '../attachments/file-work';
import { browserDevice, type Device } from '../connection/device';
import { lazySocket } from '../connection/lazy-socket';
import type { OpenSocket } from '../connection/socket';
import type { GetToken } from '../connection/token-source';
import { browserStorage, type KeyValueStorage } from '../drafts/draft-storage';
import { lazyOutboxStorage } from '../outbox/lazy-storage';
import type { OutboxStorage } from '../outbox/storage';
import { browserLocks, type Locks } from '../outbox/turn';
import { openTabChannel, type OpenTabChannel } from '../support/tab-channel';

export interface OfficehoursOptions {
  /** Origin of the service, `https://chat.example`; empty for the page's own. */
  baseUrl: string;
  /** A token of the host platform; renew it with `setToken`. Either this or `getToken`. */
  token?: string;
  /** Asked whenever a token is needed; `refused` says that the last one was not accepted. Null: signed out. */
  getToken?: GetToken;
  /** Called when there is no token that the service accepts. With one of `setToken` the client goes on, until it is stopped. */
  onSignedOut?: (code: ErrorCode) => void;
  /** Whose token it is, when that is known already; otherwise the service is asked. */
  user?: User;
}

/** What the library takes from the browser; tests put their own in its place. */
export interface Platform {
  fetch: typeof globalThis.fetch;
  openSocket: OpenSocket;
  device: Device;
  outboxStorage: OutboxStorage;
  draftStorage: KeyValueStorage | null;
  locks: Locks | undefined;
  openTabChannel: OpenTabChannel;
  loadFileWork: (parts: FileWorkParts) => Promise<FileWork>;
}

export function browserPlatform(): Platform {
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    openSocket: lazySocket(async () => (await import('../connection/io-socket')).openIoSocket),
    device: browserDevice(),
    outboxStorage: lazyOutboxStorage(async () => (await import('../outbox/idb-storage')).idbOutboxStorage()),
    draftStorage: browserStorage(),
    locks: browserLocks(),
    openTabChannel,
    loadFileWork: async (parts) => new (await import('../attachments/file-work')).FileWork(parts),
  };
}
