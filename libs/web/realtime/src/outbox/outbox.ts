import type { Id, Message } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import type { TabChannel } from '../support/tab-channel';
import { uuid } from '../support/uuid';
import {
  dropItem,
  dropShown,
  markStored,
  mergeStored,
  nextToSend,
  putItem,
  type OutboxEntries,
} from './entries';
import type { OutboxItem, Written, WrittenExtra } from './item';
import type { OutboxOptions } from './options';
import { Sender } from './sender';
import { outboxChannel, type TabNews } from './tab-news';
import { awaitTurn, type Turn } from './turn';

/** What another person left unsent in this browser is kept for their return this long, over a weekend, and no longer. */
const OTHERS_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** A message that waits this long in one tab is no longer left to another one. What both send is stored once. */
const OVERTAKES_MS = 3_000;

/** What is there between `start` and `stop`. */
interface Running {
  userId: Id;
  sender: Sender;
  tabs: TabChannel<TabNews>;
  turn: Turn | null;
}

/** One person's unsent messages: kept in the browser, sent by exactly one tab, shown in all. */
export class Outbox {
  private readonly store: Store<OutboxEntries> = createStore<OutboxEntries>([]);
  private readonly newest: Store<Written | null> = createStore<Written | null>(null);
  /**
   * How many readings of the storage had begun when it was written there; infinite until then. Its absence in a reading
   * that began no later says nothing.
   */
  private readonly written = new Map<string, number>();
  private readings = 0;
  /** Refused by the browser: no other tab knows of it, so it is sent from here whoever has the turn. */
  private readonly unkept = new Set<string>();
  /** Stored or deleted: a reading of the storage that began before must not bring them back. */
  private readonly done = new Set<string>();
  private running: Running | null = null;
  private hasTurn = false;

  constructor(private readonly options: OutboxOptions) {}

  get entries(): Pick<Store<OutboxEntries>, 'get' | 'subscribe'> {
    return this.store;
  }

  /** What was written last in this page, in whatever room, and whether or not it is stored by now. */
  get lastWritten(): Pick<Store<Written | null>, 'get' | 'subscribe'> {
    return this.newest;
  }

  start(userId: Id): void {
    if (this.running?.sender.isStopped === false) return;
    this.stop();
    const name = outboxChannel(userId);
    const sender = new Sender({
      next: (roomId) => this.next(roomId),
      send: this.options.send,
      onStored: (_item, message) => this.stored(message),
      onRefused: ({ clientMessageId }, failure) =>
        void this.amend(clientMessageId, (item) => ({ ...item, failure })),
    });
    const tabs = this.options.openTabChannel<TabNews>(name, (news) => this.hear(news));
    const running: Running = (this.running = { userId, sender, tabs, turn: null });
    running.turn = awaitTurn(name, (isOurs) => this.onTurn(isOurs), this.options.locks);
    this.adoptEarly(userId);
    void this.reload();
    void this.options.storage.clearOthers(userId, Date.now() - OTHERS_KEPT_MS).catch(() => undefined);
  }

  /** Sends nothing more from this tab: another one does, and hears of what is still written here, which is kept. */
  hold(): void {
    this.running?.sender.stop();
    this.running?.turn?.giveUp();
    this.hasTurn = false;
  }

  /** Holds, and neither keeps nor hears anything any more. */
  stop(): void {
    this.hold();
    this.running?.tabs.close();
    this.running = null;
  }

  /** Shows a message at once and sends it when it can be; returns its `clientMessageId`. */
  add(chatRoomId: Id, content: string, extra: WrittenExtra = {}): string {
    const clientMessageId = uuid();
    const last = this.store.get().at(-1)?.item.order ?? 0;
    const order = Math.max(Date.now(), last + 1);
    const createdAt = new Date().toISOString();
    const userId = this.running?.userId ?? '';
    const written = { clientMessageId, userId, chatRoomId, content, replyTo: null, ...extra };
    void this.write({ ...written, order, createdAt, failure: null });
    this.overtakeLater();
    this.newest.set({ chatRoomId, clientMessageId });
    return clientMessageId;
  }

  /** Sends a failed message again, under its own id. */
  retry(clientMessageId: string): void {
    const failed = this.find(clientMessageId);
    if (failed) void this.write({ ...failed, failure: null });
  }

  /** Changes an unsent message, and answers it as it is kept then; null when it is no longer there. */
  async amend(clientMessageId: string, change: (item: OutboxItem) => OutboxItem): Promise<OutboxItem | null> {
    const item = this.find(clientMessageId);
    if (item) await this.write(change(item));
    return this.find(clientMessageId) ?? null;
  }

  /** Deletes a message that was not sent. */
  remove(clientMessageId: string): void {
    if (!this.find(clientMessageId)) return;
    this.store.update((entries) => dropItem(entries, clientMessageId));
    void this.forget(clientMessageId).then(() => this.running?.tabs.post({ kind: 'changed' }));
  }

  /** The connection is back, here: whichever tab has the turn tries now. */
  nudge(): void {
    this.running?.sender.nudge();
    this.overtakeLater();
    this.running?.tabs.post({ kind: 'nudge' });
  }

  /** The log of a room shows everything up to `seq`. */
  settle(roomId: Id, seq: number): void {
    this.store.update((entries) => dropShown(entries, roomId, seq));
  }

  /** Stops, and removes everything, in all tabs. For sign-out. */
  async wipe(userId: Id): Promise<void> {
    this.running?.tabs.post({ kind: 'wiped' });
    this.stop();
    this.store.set([]);
    await this.options.storage.clear(userId);
  }

  private find(clientMessageId: string): OutboxItem | undefined {
    const entry = this.store.get().find(({ item }) => item.clientMessageId === clientMessageId);
    return entry?.stored === null ? entry.item : undefined;
  }

  private next(roomId: Id): OutboxItem | undefined {
    const item = nextToSend(this.store.get(), roomId);
    return item && (this.hasTurn || this.unkept.has(item.clientMessageId)) ? item : undefined;
  }

  /** What was written before it was known whose it is. */
  private adoptEarly(userId: Id): void {
    for (const { item } of this.store.get()) if (item.userId === '') void this.write({ ...item, userId });
  }

  private async write(item: OutboxItem): Promise<void> {
    this.written.set(item.clientMessageId, Infinity);
    this.store.update((entries) => putItem(entries, item));
    if (!this.running) return;
    // Sending does not wait for the disk: the disk is there for what outlives this page.
    this.drainAll();
    await this.keep(item);
  }

  private async keep(item: OutboxItem): Promise<void> {
    const { clientMessageId } = item;
    try {
      const kept = await this.options.storage.put(item);
      if (this.find(clientMessageId) === item) {
        this.written.set(clientMessageId, this.readings);
        if (kept !== item) this.store.update((entries) => putItem(entries, kept));
      }
      this.running?.tabs.post({ kind: 'changed' });
    } catch {
      this.unkept.add(clientMessageId);
      this.drainAll();
    }
  }

  private stored(message: Message): void {
    this.show(message);
    this.running?.tabs.post({ kind: 'stored', message });
    void this.forget(message.clientMessageId);
  }

  private show(message: Message): void {
    this.done.add(message.clientMessageId);
    this.store.update((entries) => markStored(entries, message));
    if (this.options.onStored(message)) this.settle(message.chatRoomId, message.seq);
  }

  private async forget(clientMessageId: string): Promise<void> {
    this.done.add(clientMessageId);
    this.written.delete(clientMessageId);
    this.unkept.delete(clientMessageId);
    // What cannot be removed is sent again after a reload, and found to be stored.
    await this.options.storage.remove(clientMessageId).catch(() => undefined);
  }

  private hear(news: TabNews): void {
    if (news.kind === 'changed') void this.reload();
    if (news.kind === 'nudge') this.running?.sender.nudge();
    if (news.kind === 'wiped') this.store.set([]);
    if (news.kind === 'forgotten') this.options.onForgotten?.();
    if (news.kind !== 'stored') return;
    this.show(news.message);
    this.drainAll();
  }

  private async reload(): Promise<void> {
    const { running } = this;
    if (!running) return;
    const reading = ++this.readings;
    const onDisk = await this.options.storage.list(running.userId).catch(() => null);
    if (this.running !== running) return;
    // What cannot be read is not gone.
    const waiting = onDisk?.filter(({ clientMessageId }) => !this.done.has(clientMessageId));
    const isUnread = (id: string) => (this.written.get(id) ?? 0) >= reading;
    if (waiting) this.store.update((entries) => mergeStored(entries, waiting, isUnread));
    this.drainAll();
  }

  private onTurn(isOurs: boolean): void {
    this.hasTurn = isOurs;
    // The tab that had it may have left something behind.
    if (isOurs) void this.reload();
  }

  /** The tab whose turn it is may be asleep, and sends nothing then: here somebody is, and waits. */
  private overtakeLater(): void {
    const { running } = this;
    setTimeout(() => {
      const isLeft = this.store.get().some(({ item, stored }) => !stored && !item.failure);
      if (isLeft && !this.hasTurn && running === this.running) running?.turn?.take();
    }, OVERTAKES_MS);
  }

  private drainAll(): void {
    const rooms = new Set(this.store.get().map(({ item }) => item.chatRoomId));
    for (const roomId of rooms) void this.running?.sender.drain(roomId);
  }
}
