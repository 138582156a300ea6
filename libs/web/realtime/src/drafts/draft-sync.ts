import { codePoints, LIMITS, type Id } from '@officehours/contracts';
import { refusalOf } from '../outbox/item';
import { Timers } from '../support/timers';
import type { Drafts } from './drafts';

/** While someone types, the service is told at most this often. */
const SAVE_MS = 2_000;
/** An answer that was asked for before a draft was saved may still bring the one before it: for this long none is believed. */
const QUIET_MS = 10_000;

/** Keeps the drafts of this device and those of the person's other devices the same. What was typed here last wins until it is saved. */
export class DraftSync {
  /** By the room: until what another device saved meanwhile is taken. */
  private readonly timers = new Timers<'save' | Id>();
  private readonly saving = new Set<Id>();
  private readonly touched = new Map<Id, number>();
  /** What the service refused to take: it stays here, and is not sent again as it is. */
  private readonly refused = new Map<Id, string>();

  constructor(
    private readonly drafts: Drafts,
    private readonly save: (roomId: Id, text: string) => Promise<unknown>,
  ) {
    drafts.onTyped((roomId) => this.typed(roomId));
  }

  /**
   * The service told of a draft, or that there is none: as news of a change, of which the last is always true, or in an
   * answer. News waits until nobody has typed here for a while, and what is typed until then wins.
   */
  told(roomId: Id, draft: string | null, isNews = false): void {
    if (this.saving.has(roomId) || this.drafts.isUnsaved(roomId)) return;
    const quiet = (this.touched.get(roomId) ?? 0) + QUIET_MS - Date.now();
    if (quiet <= 0) this.drafts.take(roomId, draft ?? '');
    else if (isNews) this.timers.set(roomId, quiet, () => this.told(roomId, draft));
  }

  /** The service may be reached again: what was typed meanwhile is saved now. */
  flush(): void {
    this.timers.clear('save');
    for (const roomId of this.drafts.unsaved()) if (!this.saving.has(roomId)) void this.saveNow(roomId);
  }

  stop(): void {
    this.timers.clearAll();
  }

  private typed(roomId: Id): void {
    this.touched.set(roomId, Date.now());
    this.timers.clear(roomId);
    // What was sent, or taken back, must not come back because the page was closed a moment later.
    if (this.drafts.get(roomId) === '' && !this.saving.has(roomId)) void this.saveNow(roomId);
    else if (!this.timers.has('save')) this.timers.set('save', SAVE_MS, () => this.flush());
  }

  private async saveNow(roomId: Id): Promise<void> {
    const text = this.drafts.get(roomId);
    // What is longer would be refused, or end the connection that carries it.
    if (this.refused.get(roomId) === text || codePoints(text) > LIMITS.contentCodePoints) return;
    this.refused.delete(roomId);
    this.saving.add(roomId);
    try {
      await this.save(roomId, text);
    } catch (error) {
      // Without an answer it is saved after the next connect.
      if (refusalOf(error) === null) return;
      if (text !== '') this.refused.set(roomId, text);
    } finally {
      this.saving.delete(roomId);
    }
    this.touched.set(roomId, Date.now());
    if (this.drafts.get(roomId) !== text) this.typed(roomId);
    else if (!this.refused.has(roomId)) this.drafts.settle(roomId);
  }
}
