import type { ErrorCode, Id, Message, User } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { LaterFiles } from '../attachments/later-files';
import { keys } from '../cache/keys';
import { createQueryClient } from '../cache/query-client';
import { MessageActions } from '../chat/message-actions';
import { Connection } from '../connection/connection';
import { createTokenSource, type TokenSource } from '../connection/token-source';
import { DraftSync } from '../drafts/draft-sync';
import { Drafts } from '../drafts/drafts';
import { CatchUp } from '../log/catch-up';
import { LogReader } from '../log/log-reader';
import { LogStore } from '../log/log-store';
import type { OutboxItem } from '../outbox/item';
import { Outbox } from '../outbox/outbox';
import { sendItem } from '../outbox/send-request';
import { PresenceBoard } from '../presence/presence-board';
import { DeliveryMarker } from '../reading/delivery-marker';
import { ReadMarker } from '../reading/read-marker';
import { ReadStore } from '../reading/read-store';
import { authorizedFetch } from '../rest/authorized-fetch';
import { isSignedOut } from '../rest/error';
import { createRest, type Rest } from '../rest/rest';
import { roomsInOrder } from '../rooms/room-list';
import { RoomLoader } from '../rooms/room-loader';
import { RoomStore } from '../rooms/room-store';
import { backoff } from '../support/backoff';
import { createStore } from '../support/store';
import { Timers } from '../support/timers';
import { TypingBoard } from '../typing/typing-board';
import { Arrivals } from './arrivals';
import { factsFor } from './facts';
import { LiveMessages } from './live-messages';
import type { Officehours } from './officehours';
import type { OfficehoursOptions, Platform } from './options';
import { Recovery } from './recovery';
import { running } from './running';

/** A connection can be silently deaf: what is open is compared with the service's log this often. */
const CHECK_MS = 30_000;

/** Puts the parts together, and is the only one that knows them all. */
export class Engine implements Officehours {
  readonly queryClient: QueryClient = createQueryClient();
  readonly me = createStore<User | null>(null);
  readonly presence = new PresenceBoard();
  readonly live = new LiveMessages();
  readonly rooms = new RoomStore(this.queryClient, this.presence, (...draft) =>
    this.draftSync.told(...draft),
  );
  readonly reads = new ReadStore(this.queryClient);
  readonly logs = new LogStore(this.queryClient, {
    hole: (roomId) => this.catchUp.soon(roomId),
    change: (roomId, log) => this.outbox.settle(roomId, log.tail ?? 0),
    fetched: (messages) => this.arrivals.fetched(messages),
    otherEpoch: () => this.recovery.startAnew(),
  });
  readonly typing = new TypingBoard((event) => this.connection.notify('typing', event));
  readonly reading = new ReadMarker({
    send: (chatRoomId, seq) => this.connection.request('markRead', { chatRoomId, seq }),
    entry: (roomId) => this.rooms.list().entries[roomId],
    onMarked: (chatRoomId, seq) => this.arrivals.read({ chatRoomId, userId: this.myId, lastReadSeq: seq }),
  });
  readonly delivery = new DeliveryMarker((rooms) => this.connection.request('markDelivered', { rooms }));
  readonly rest: Rest;
  readonly connection: Connection;
  readonly roomLoader: RoomLoader;
  readonly reader: LogReader;
  readonly catchUp: CatchUp;
  readonly actions: MessageActions;
  readonly outbox: Outbox;
  readonly files: LaterFiles;
  readonly drafts: Drafts;
  readonly edits: Drafts;
  readonly draftSync: DraftSync;
  private readonly arrivals: Arrivals;
  private readonly recovery: Recovery;
  private readonly tokens: TokenSource;
  private readonly timers = new Timers<'check' | 'identify'>();

  constructor(
    private readonly options: OfficehoursOptions,
    platform: Platform,
  ) {
    this.tokens = createTokenSource(options);
    this.rest = createRest(options.baseUrl, authorizedFetch(this.tokens, platform.fetch));
    this.roomLoader = new RoomLoader(this.rest, this.rooms, (roomId) => this.recovery.left(roomId));
    this.reader = new LogReader(this.queryClient, this.rest, this.logs);
    this.drafts = new Drafts(platform.draftStorage);
    this.edits = new Drafts(platform.draftStorage, 'edit');
    this.draftSync = new DraftSync(this.drafts, (chatRoomId, content) =>
      this.connection.request('saveDraft', { chatRoomId, content }),
    );
    this.arrivals = new Arrivals(this);
    this.connection = this.connect(platform);
    this.catchUp = new CatchUp({
      logs: this.logs,
      request: this.connection.request,
      listed: () => roomsInOrder(this.rooms.list()),
      onListed: (messages) => this.arrivals.fetched(messages),
      onResync: () => this.recovery.startAnew(),
    });
    this.actions = new MessageActions({
      request: this.connection.request,
      me: () => this.myId,
      onChanged: (message) => this.arrivals.changed(message),
      patch: (messageId, change) => this.logs.patch(messageId, change),
      rest: (...mark) => this.reading.rest(...mark),
      onState: (state) => this.rooms.state(state),
    });
    this.outbox = new Outbox({
      ...platform,
      storage: platform.outboxStorage,
      send: (item) => this.send(item),
      onStored: (message) => this.arrivals.stored(message),
      onForgotten: () => void this.forget(),
    });
    const { locks } = platform;
    this.files = new LaterFiles(() =>
      platform.loadFileWork({ baseUrl: options.baseUrl, tokens: this.tokens, locks, client: this }),
    );
    this.recovery = new Recovery(this);
    if (options.user) this.setMe(options.user);
  }

  /** What was read a moment ago is told before the page is gone, or it would be unread again on the next visit. */
  private readonly onLeave = (): void => this.reading.flush();

  /** Empty until it is known who the person is. */
  get myId(): Id {
    return this.me.get()?.id ?? '';
  }

  start(): void {
    if (running.has(this) && !this.connection.isEnded()) return;
    running.add(this);
    globalThis.addEventListener?.('pagehide', this.onLeave);
    void this.identify(1);
  }

  stop(): void {
    running.delete(this);
    globalThis.removeEventListener?.('pagehide', this.onLeave);
    this.hold();
    this.files.stop();
    this.outbox.stop();
    this.drafts.stop();
    this.edits.stop();
  }

  setToken(token: string): boolean {
    const isOurs = this.tokens.set(token);
    if (!isOurs) void this.forget();
    else if (running.has(this) && this.connection.isEnded()) this.start();
    else if (this.connection.isConnected()) void this.connection.authenticate().catch(() => undefined);
    else this.connection.retryNow();
    return isOurs;
  }

  forget(): Promise<void> {
    this.connection.end('session_ended');
    return this.wipe();
  }

  async wipe(): Promise<void> {
    // The other tabs are told first; what comes from now on is not written down any more.
    const wiped = this.outbox.wipe(this.myId).catch(() => undefined);
    this.stop();
    this.drafts.wipe(this.myId);
    this.edits.wipe(this.myId);
    await wiped;
    this.reading.clear();
    this.delivery.clear();
    this.queryClient.clear();
  }

  /** Reconnecting starts with who it is: without it, own messages could not be told from others'. */
  private async identify(attempt: number): Promise<void> {
    try {
      if (!this.me.get()) this.setMe(await this.rest.me());
      if (running.has(this)) this.run();
    } catch (error) {
      if (!running.has(this)) return;
      if (isSignedOut(error)) return this.connection.end(error.code as ErrorCode);
      this.timers.set('identify', backoff(attempt), () => void this.identify(attempt + 1));
    }
  }

  private setMe(user: User): void {
    this.me.set(user);
    this.queryClient.setQueryData(keys.me, user);
  }

  private run(): void {
    this.outbox.start(this.myId);
    this.drafts.start(this.myId);
    this.edits.start(this.myId);
    this.connection.start();
    this.checkLater();
  }

  private checkLater(): void {
    this.timers.set('check', CHECK_MS, () => {
      this.checkLater();
      if (this.connection.isConnected()) void this.connection.verify('check');
    });
  }

  private send(item: OutboxItem): Promise<Message> {
    return item.files ? this.files.send(item, (ids) => this.post(item, ids)) : this.post(item);
  }

  private post(item: OutboxItem, attachmentIds?: Id[]): Promise<Message> {
    return sendItem(item, attachmentIds, (message) =>
      this.connection.isConnected()
        ? this.connection.request('sendMessage', message)
        : this.rest.send(message),
    );
  }

  private connect({ device, openSocket }: Platform): Connection {
    const { arrivals, rooms, reads } = this;
    return new Connection({
      baseUrl: this.options.baseUrl,
      tokens: this.tokens,
      device,
      openSocket,
      facts: factsFor({ arrivals, rooms, reads, left: (roomId) => this.recovery.left(roomId) }),
      catchUp: (reason) => this.recovery.fetchMissed(reason),
      onLost: () => this.typing.clear(),
      onEnded: (code) => this.ended(code),
    });
  }

  /** Nothing more goes to the service or comes from it; what is written is kept all the same. */
  private hold(): void {
    this.timers.clearAll();
    this.outbox.hold();
    this.files.hold();
    const { draftSync, catchUp, recovery, connection } = this;
    for (const part of [draftSync, catchUp, recovery, connection]) part.stop();
  }

  /** There may be another token later: until the client is stopped or wiped, it waits for one. */
  private ended(code: ErrorCode): void {
    this.hold();
    this.options.onSignedOut?.(code);
  }
}
