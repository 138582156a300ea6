import type { Id } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import type { FileProgress, OutgoingFile } from './types';

/** What is known of files on their way, for everything that draws them. Kept by code that is fetched with the first file. */
export interface FileBoard {
  /** By `OutgoingFile.key`; whoever is not in it waits. */
  progress: Store<ReadonlyMap<string, FileProgress>>;
  /** What is chosen for the next message of a room, by its id. */
  trays: Store<ReadonlyMap<Id, readonly OutgoingFile[]>>;
  /** See `LocalFiles`. */
  local: Map<Id, Blob>;
}

export function createFileBoard(): FileBoard {
  return { progress: createStore(new Map()), trays: createStore(new Map()), local: new Map() };
}
