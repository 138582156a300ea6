import type { Id } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import { Timers } from '../support/timers';
import { draftStorage, type DraftStorage, type KeyValueStorage } from './draft-storage';

/** The disk is written at most this often while someone types; leaving the page writes at once. */
const WRITE_MS = 250;

/** What a person has begun to write in each room; survives a reload, and is the same in all tabs. */
export class Drafts {
  private readonly store: Store<ReadonlyMap<Id, string>> = createStore<ReadonlyMap<Id, string>>(new Map());
  private readonly timers = new Timers<'write'>();
  private readonly unwritten = new Set<Id>();
  private kept: DraftStorage | null = null;
  private readonly flushBound = () => this.flush();
  private readonly hearBound = (event: StorageEvent) => this.hear(event);

  constructor(private readonly storage: KeyValueStorage | null) {}

  get texts(): Pick<Store<ReadonlyMap<Id, string>>, 'get' | 'subscribe'> {
    return this.store;
  }

  start(userId: Id): void {
    if (this.kept) return;
    this.kept = draftStorage(this.storage, userId);
    // What was typed before it was known by whom is newer than what is kept.
    this.store.update((typed) => new Map([...this.kept!.readAll(), ...typed]));
    globalThis.addEventListener?.('pagehide', this.flushBound);
    globalThis.addEventListener?.('storage', this.hearBound);
  }

  stop(): void {
    this.flush();
    this.kept = null;
    globalThis.removeEventListener?.('pagehide', this.flushBound);
    globalThis.removeEventListener?.('storage', this.hearBound);
  }

  get(roomId: Id): string {
    return this.store.get().get(roomId) ?? '';
  }

  set(roomId: Id, text: string): void {
    if (this.get(roomId) === text) return;
    this.show(roomId, text);
    this.unwritten.add(roomId);
    if (!this.timers.has('write')) this.timers.set('write', WRITE_MS, this.flushBound);
  }

  /** Removes all drafts of the person. For sign-out. */
  wipe(userId: Id): void {
    this.timers.clearAll();
    this.unwritten.clear();
    const kept = draftStorage(this.storage, userId);
    for (const roomId of kept.readAll().keys()) kept.write(roomId, '');
    this.store.set(new Map());
  }

  private flush(): void {
    this.timers.clear('write');
    if (!this.kept) return;
    for (const roomId of this.unwritten) this.kept.write(roomId, this.get(roomId));
    this.unwritten.clear();
  }

  private hear({ key, newValue }: StorageEvent): void {
    const roomId = this.kept?.roomOfKey(key) ?? null;
    if (roomId !== null && !this.unwritten.has(roomId)) this.show(roomId, newValue ?? '');
  }

  private show(roomId: Id, text: string): void {
    this.store.update((texts) => {
      const next = new Map(texts);
      if (text === '') next.delete(roomId);
      else next.set(roomId, text);
      return next;
    });
  }
}
