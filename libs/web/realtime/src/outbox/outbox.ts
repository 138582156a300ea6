import type { Id, Message, ReplySnapshot } from '@officehours/contracts';
import type { FailureCode } from '../rest/error';
import { createStore, type Store } from '../support/store';
import type { OpenTabChannel, TabChannel } from '../support/tab-channel';
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
import type { OutboxItem } from './item';
import { Sender } from './sender';
import type { OutboxStorage } from './storage';
import { awaitTurn, type Locks } from './turn';

/** What another person left unsent in this browser is kept for their return this long, and no longer. */
const OTHERS_KEPT_MS = 24 * 60 * 60 * 1000;

/** What the tabs of one person tell each other. */
type TabNews =
  { kind: 'changed' } | { kind: 'stored'; message: Message } | { kind: 'nudge' } | { kind: 'wiped' };

export interface OutboxOptions {
  userId: Id;
  storage: OutboxStorage;
  locks: Locks | undefined;
  openTabChannel: OpenTabChannel;
  send(item: OutboxItem): Promise<Message>;
  /** A message of this person was stored, sent from here or another tab. Answers whether the log shows it now. */
  onStored(message: Message): boolean;
}

/** One person's unsent messages: kept in the browser, sent by exactly one tab, shown in all. */
export class Outbox {
  private readonly store: Store<OutboxEntries> = createStore<OutboxEntries>([]);
  private readonly sender: Sender;
  private readonly tabs: TabChannel<TabNews>;
  /** Being written, or not writable because the browser refused: sent from this tab whoever has the turn. */
  private readonly unwritten = new Set<string>();
  private hasTurn = false;
  private giveUpTurn: () => void;

  constructor(private readonly options: OutboxOptions) {
    this.sender = new Sender({
      next: (roomId) => this.next(roomId),
      send: options.send,
      onStored: (item, message) => this.stored(item, message),
      onRefused: (item, code) => this.write({ ...item, failure: code }),
    });
    const name = `officehours:outbox:${options.userId}`;
    this.tabs = options.openTabChannel<TabNews>(name, (news) => this.hear(news));
    this.giveUpTurn = awaitTurn(name, () => this.takeTurn(), options.locks);
    void this.reload();
    void options.storage.clearOthers(options.userId, Date.now() - OTHERS_KEPT_MS).catch(() => undefined);
  }

  get entries(): Pick<Store<OutboxEntries>, 'get' | 'subscribe'> {
    return this.store;
  }

  /** Shows a message at once and sends it when it can be; returns its `clientMessageId`. */
  add(chatRoomId: Id, content: string, replyTo: ReplySnapshot | null = null): string {
    const clientMessageId = uuid();
    const last = this.store.get().at(-1)?.item.order ?? 0;
    const order = Math.max(Date.now(), last + 1);
    const createdAt = new Date().toISOString();
    const { userId } = this.options;
    this.write({ clientMessageId, userId, chatRoomId, content, replyTo, order, createdAt, failure: null });
    return clientMessageId;
  }

  /** Sends a failed message again, under its own id. */
  retry(clientMessageId: string): void {
    const failed = this.find(clientMessageId);
    if (failed) this.write({ ...failed, failure: null });
  }

  /** Deletes a message that was not sent. */
  remove(clientMessageId: string): void {
    if (!this.find(clientMessageId)) return;
    this.store.update((entries) => dropItem(entries, clientMessageId));
    void this.forget(clientMessageId);
  }

  /** The connection is back, here: whichever tab has the turn tries now. */
  nudge(): void {
    this.sender.nudge();
    this.tabs.post({ kind: 'nudge' });
  }

  /** The log of a room shows everything up to `seq`. */
  settle(roomId: Id, seq: number): void {
    this.store.update((entries) => dropShown(entries, roomId, seq));
  }

  /** Stops sending from this tab; another one goes on. */
  stop(): void {
    this.sender.stop();
    this.giveUpTurn();
    this.tabs.close();
  }

  /** Removes everything, in all tabs. For sign-out. */
  async wipe(): Promise<void> {
    this.sender.stop();
    this.store.set([]);
    this.tabs.post({ kind: 'wiped' });
    await this.options.storage.clear(this.options.userId);
  }

  private find(clientMessageId: string): OutboxItem | undefined {
    const entry = this.store.get().find(({ item }) => item.clientMessageId === clientMessageId);
    return entry?.stored === null ? entry.item : undefined;
  }

  private next(roomId: Id): OutboxItem | undefined {
    const item = nextToSend(this.store.get(), roomId);
    return item && (this.hasTurn || this.unwritten.has(item.clientMessageId)) ? item : undefined;
  }

  private write(item: OutboxItem): void {
    this.unwritten.add(item.clientMessageId);
    this.store.update((entries) => putItem(entries, item));
    // Sending does not wait for the disk: the disk is there for what outlives this page.
    this.drainAll();
    this.options.storage.put(item).then(
      () => {
        this.unwritten.delete(item.clientMessageId);
        this.tabs.post({ kind: 'changed' });
      },
      () => undefined,
    );
  }

  private stored(item: OutboxItem, message: Message): void {
    this.show(message);
    void this.forget(item.clientMessageId, message);
  }

  private show(message: Message): void {
    this.store.update((entries) => markStored(entries, message));
    if (this.options.onStored(message)) this.settle(message.chatRoomId, message.seq);
  }

  private async forget(clientMessageId: string, message?: Message): Promise<void> {
    this.unwritten.delete(clientMessageId);
    if (message) this.tabs.post({ kind: 'stored', message });
    // What cannot be removed is sent again after a reload, and found to be stored.
    await this.options.storage.remove(clientMessageId).catch(() => undefined);
    if (!message) this.tabs.post({ kind: 'changed' });
  }

  private hear(news: TabNews): void {
    if (news.kind === 'changed') void this.reload();
    if (news.kind === 'stored') this.show(news.message);
    if (news.kind === 'nudge') this.sender.nudge();
    if (news.kind === 'wiped') this.store.set([]);
  }

  private async reload(): Promise<void> {
    const onDisk = await this.options.storage.list(this.options.userId).catch(() => []);
    this.store.update((entries) => mergeStored(entries, onDisk, (id) => this.unwritten.has(id)));
    this.drainAll();
  }

  private takeTurn(): void {
    this.hasTurn = true;
    // The tab that had it may have left something behind.
    void this.reload();
  }

  private drainAll(): void {
    const rooms = new Set(this.store.get().map(({ item }) => item.chatRoomId));
    for (const roomId of rooms) void this.sender.drain(roomId);
  }
}
