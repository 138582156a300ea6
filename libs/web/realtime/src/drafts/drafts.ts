import type { Id } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import { Timers } from '../support/timers';
import { draftStorage, type DraftKind, type DraftStorage, type KeyValueStorage } from './draft-storage';

/** The disk is written at most this often while someone types; leaving the page writes at once. */
const WRITE_MS = 250;

/** What a person has begun to write in each room, or of each message they change; survives a reload, and is the same in all tabs. */
export class Drafts {
  private readonly store: Store<ReadonlyMap<Id, string>> = createStore<ReadonlyMap<Id, string>>(new Map());
  private readonly timers = new Timers<'write'>();
  private readonly unwritten = new Set<Id>();
  /** Typed in this tab and not saved at the service yet; what other tabs have typed stands in the storage. */
  private readonly typedHere = new Set<Id>();
  private typed: (roomId: Id) => void = () => undefined;
  private kept: DraftStorage | null = null;
  private readonly flushBound = () => this.flush();
  private readonly hearBound = (event: StorageEvent) => this.hear(event);

  constructor(
    private readonly storage: KeyValueStorage | null,
    private readonly kind: DraftKind = 'draft',
  ) {}

  get texts(): Pick<Store<ReadonlyMap<Id, string>>, 'get' | 'subscribe'> {
    return this.store;
  }

  start(userId: Id): void {
    if (this.kept) return;
    this.kept = draftStorage(this.storage, userId, this.kind);
    // What was typed before it was known by whom is newer than what is kept.
    this.store.update((typed) => new Map([...this.kept!.readAll(), ...typed]));
    for (const roomId of this.kept.unsaved()) this.typedHere.add(roomId);
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
    this.writeSoon(roomId);
    if (!this.typedHere.has(roomId)) this.kept?.setUnsaved(roomId, true);
    this.typedHere.add(roomId);
    this.typed(roomId);
  }

  /** Called with the room after each change that was made in this tab. */
  onTyped(typed: (roomId: Id) => void): void {
    this.typed = typed;
  }

  /** A draft of another device takes the place of the one here. */
  take(roomId: Id, text: string): void {
    if (this.get(roomId) === text) return;
    this.show(roomId, text);
    this.writeSoon(roomId);
  }

  /** Rooms whose draft the service does not have yet. */
  unsaved(): readonly Id[] {
    return [...this.typedHere];
  }

  /** Whether this tab or another one of this browser still has to save the room's draft. */
  isUnsaved(roomId: Id): boolean {
    return this.typedHere.has(roomId) || (this.kept?.isUnsaved(roomId) ?? false);
  }

  /** The service has the room's draft. */
  settle(roomId: Id): void {
    this.typedHere.delete(roomId);
    this.kept?.setUnsaved(roomId, false);
  }

  /** Removes all drafts of the person. For sign-out. */
  wipe(userId: Id): void {
    this.timers.clearAll();
    this.unwritten.clear();
    this.typedHere.clear();
    const kept = draftStorage(this.storage, userId, this.kind);
    for (const roomId of kept.readAll().keys()) kept.write(roomId, '');
    for (const roomId of kept.unsaved()) kept.setUnsaved(roomId, false);
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
    if (roomId === null || this.unwritten.has(roomId) || this.typedHere.has(roomId)) return;
    this.show(roomId, newValue ?? '');
  }

  private writeSoon(roomId: Id): void {
    this.unwritten.add(roomId);
    if (!this.timers.has('write')) this.timers.set('write', WRITE_MS, this.flushBound);
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
