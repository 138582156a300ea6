import type { Id } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import type { LaterFiles } from './later-files';

const stores = new WeakMap<LaterFiles, Store<ReadonlySet<Id>>>();

/** Rooms of whose chosen files this browser does not keep all: these are lost with the page. Apart, so that the first screen is as light as before. */
export function unkeptOf(files: LaterFiles): Store<ReadonlySet<Id>> {
  const store = stores.get(files) ?? createStore<ReadonlySet<Id>>(new Set());
  stores.set(files, store);
  return store;
}
