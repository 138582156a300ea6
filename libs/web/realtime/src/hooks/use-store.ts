import { useSyncExternalStore } from 'react';
import type { Store } from '../support/store';

type Readable<T> = Pick<Store<T>, 'get' | 'subscribe'>;

/** Follows a store, or what `select` takes from it; drawn again only when that is another value. */
export function useStore<T>(store: Readable<T>): T;
export function useStore<T, S>(store: Readable<T>, select: (value: T) => S): S;
export function useStore<T, S>(store: Readable<T>, select?: (value: T) => S): T | S {
  const read = () => (select ? select(store.get()) : store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
