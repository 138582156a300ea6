import { excerpt, LIMITS, type Id, type ReplySnapshot } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import type { PagePosition, Rest } from '../rest/rest';
import { createStore, type Store } from '../support/store';
import { indexOfSeq } from './room-log';
import type { LogStore } from './log-store';
import { viewOf, type ViewAnchor } from './view';

const PAGE = 50;

type Anchors = ReadonlyMap<Id, ViewAnchor>;

/** Where the reader of each room is, and the pages of history fetched for them. */
export class LogReader {
  private readonly store: Store<Anchors> = createStore<Anchors>(new Map());
  /** The newest wish of each room: an answer to an older one comes too late. */
  private readonly wishes = new Map<Id, symbol>();

  constructor(
    private readonly cache: QueryClient,
    private readonly rest: Rest,
    private readonly logs: LogStore,
  ) {}

  get anchors(): Pick<Store<Anchors>, 'get' | 'subscribe'> {
    return this.store;
  }

  anchor(roomId: Id): ViewAnchor {
    return this.store.get().get(roomId) ?? 'latest';
  }

  /** A view of the room is shown; when the last one ends, the next begins at the latest message. */
  watch(roomId: Id): () => void {
    const unwatch = this.logs.watch(roomId);
    return () => {
      unwatch();
      if (!this.logs.isWatched(roomId)) this.setAnchor(roomId, 'latest');
    };
  }

  /** The newest page; live messages are collected from before it is asked for. */
  async loadNewest(roomId: Id): Promise<true> {
    this.logs.open(roomId);
    await this.fetch(roomId, { limit: PAGE });
    return true;
  }

  async before(roomId: Id): Promise<void> {
    const { messages, hasMoreBefore } = viewOf(this.logs.get(roomId), this.anchor(roomId));
    if (hasMoreBefore) await this.page(roomId, { before: messages[0]!.seq, limit: PAGE });
  }

  async after(roomId: Id): Promise<void> {
    const { messages, hasMoreAfter } = viewOf(this.logs.get(roomId), this.anchor(roomId));
    if (!hasMoreAfter) return;
    await this.page(roomId, { after: messages.at(-1)!.seq, limit: PAGE });
    this.setAnchor(roomId, this.anchor(roomId));
  }

  /** Shows the part around `seq`; false when another part was wished for meanwhile. */
  async jumpTo(roomId: Id, seq: number): Promise<boolean> {
    const isWished = this.wish(roomId);
    if (!this.holds(roomId, seq)) await this.page(roomId, { around: seq, limit: PAGE });
    if (isWished()) this.setAnchor(roomId, seq);
    return isWished();
  }

  /** Shows the end of the room; after a long absence its newest page is fetched first. */
  async jumpToLatest(roomId: Id): Promise<void> {
    const isWished = this.wish(roomId);
    if (viewOf(this.logs.get(roomId), 'latest').hasMoreAfter) await this.page(roomId, { limit: PAGE });
    if (isWished()) this.setAnchor(roomId, 'latest');
  }

  /** A held message as it is quoted, until the service makes its own snapshot; null when it is not held. */
  snapshot(roomId: Id, messageId: Id): ReplySnapshot | null {
    const quoted = this.logs.get(roomId)?.messages.find(({ id }) => id === messageId);
    if (!quoted) return null;
    const { id, seq, senderId, content } = quoted;
    return { id, seq, senderId, excerpt: excerpt(content, LIMITS.excerptCodePoints) };
  }

  /** From now on another part is wished for; the answer tells whether that is still so. */
  private wish(roomId: Id): () => boolean {
    const wish = Symbol();
    this.wishes.set(roomId, wish);
    return () => this.wishes.get(roomId) === wish;
  }

  private holds(roomId: Id, seq: number): boolean {
    const messages = this.logs.get(roomId)?.messages ?? [];
    return messages[indexOfSeq(messages, seq)]?.seq === seq;
  }

  /** An anchor within the live run is the end of the room: from there new messages are seen. */
  private setAnchor(roomId: Id, anchor: ViewAnchor): void {
    const log = this.logs.get(roomId);
    const last = viewOf(log, anchor).messages.at(-1)?.seq;
    const isLive = anchor === 'latest' || (log?.tail !== null && last === log?.tail);
    this.store.update((anchors) => {
      const next = new Map(anchors);
      if (isLive) next.delete(roomId);
      else next.set(roomId, anchor);
      return next;
    });
  }

  /** Asked once at a time, and again after passing failures. */
  private async page(roomId: Id, position: PagePosition): Promise<void> {
    await this.cache.fetchQuery({
      queryKey: keys.loadPage(roomId, position),
      queryFn: () => this.fetch(roomId, position),
      staleTime: 0,
      gcTime: 0,
    });
  }

  private async fetch(roomId: Id, position: PagePosition): Promise<true> {
    this.logs.addPage(roomId, await this.rest.messages(roomId, position));
    return true;
  }
}
