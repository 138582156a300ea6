import type { ErrorCode, Id, Message, User } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { createQueryClient } from '../cache/query-client';
import { MessageActions } from '../chat/message-actions';
import { Connection, type CatchUpReason } from '../connection/connection';
import { createTokenSource, type TokenSource } from '../connection/token-source';
import { Drafts } from '../drafts/drafts';
import { CatchUp } from '../log/catch-up';
import { LogReader } from '../log/log-reader';
import { LogStore } from '../log/log-store';
import { isBehind } from '../log/room-log';
import type { OutboxItem } from '../outbox/item';
import { Outbox } from '../outbox/outbox';
import { PresenceBoard } from '../presence/presence-board';
import { ReadMarker } from '../reading/read-marker';
import { ReadStore } from '../reading/read-store';
import { authorizedFetch } from '../rest/authorized-fetch';
import { OfficehoursError } from '../rest/error';
import { createRest, type Rest } from '../rest/rest';
import { RoomLoader } from '../rooms/room-loader';
import { RoomStore } from '../rooms/room-store';
import { backoff } from '../support/backoff';
import { createStore } from '../support/store';
import { Timers } from '../support/timers';
import { TypingBoard } from '../typing/typing-board';
import { createFacts } from './facts';
import { LiveMessages } from './live-messages';
import type { Officehours } from './officehours';
import type { OfficehoursOptions, Platform } from './options';

/** A connection can be silently deaf: what is open is compared with the service's log this often. */
const CHECK_MS = 30_000;

/** Puts the parts together, and is the only one that knows them all. */
export class Engine implements Officehours {
  readonly queryClient: QueryClient = createQueryClient();
  readonly me = createStore<User | null>(null);
  readonly presence = new PresenceBoard();
  readonly live = new LiveMessages();
  readonly rest: Rest;
  readonly connection: Connection;
  readonly rooms: RoomStore;
  readonly roomLoader: RoomLoader;
  readonly reads: ReadStore;
  readonly logs: LogStore;
  readonly reader: LogReader;
  readonly catchUp: CatchUp;
  readonly actions: MessageActions;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly typing: TypingBoard;
  readonly reading: ReadMarker;
  private readonly tokens: TokenSource;
  private readonly timers = new Timers<'check' | 'identify'>();
  private isRunning = false;

  constructor(
    private readonly options: OfficehoursOptions,
    platform: Platform,
  ) {
    this.tokens = createTokenSource(options);
    this.rest = createRest(options.baseUrl, authorizedFetch(this.tokens, platform.fetch));
    this.rooms = new RoomStore(this.queryClient, this.presence);
    this.roomLoader = new RoomLoader(this.rest, this.rooms);
    this.reads = new ReadStore(this.queryClient);
    this.logs = new LogStore(this.queryClient, {
      hole: (roomId) => this.catchUp.soon(roomId),
      change: (roomId, log) => this.outbox.settle(roomId, log.tail ?? 0),
      otherEpoch: () => this.resync(),
    });
    this.reader = new LogReader(this.queryClient, this.rest, this.logs);
    this.typing = new TypingBoard((event) => this.connection.notify('typing', event));
    this.connection = new Connection({
      baseUrl: options.baseUrl,
      tokens: this.tokens,
      device: platform.device,
      openSocket: platform.openSocket,
      facts: createFacts(this),
      catchUp: (reason) => this.fetchMissed(reason),
      onLost: () => this.typing.clear(),
      onEnded: (code) => this.ended(code),
    });
    const { request } = this.connection;
    this.catchUp = new CatchUp({ logs: this.logs, request, onResync: () => this.resync() });
    this.actions = new MessageActions(request, (message) => this.change(message));
    this.outbox = new Outbox({
      storage: platform.outboxStorage,
      locks: platform.locks,
      openTabChannel: platform.openTabChannel,
      send: (item) => this.send(item),
      onStored: (message) => this.receive(message),
    });
    this.drafts = new Drafts(platform.draftStorage);
    this.reading = new ReadMarker({
      send: (chatRoomId, seq) => request('markRead', { chatRoomId, seq }),
      onMarked: (roomId, seq) =>
        this.rooms.read({ chatRoomId: roomId, userId: this.myId, lastReadSeq: seq }, this.myId),
    });
    if (options.user) this.setMe(options.user);
  }

  /** Empty until it is known who the person is. */
  get myId(): Id {
    return this.me.get()?.id ?? '';
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.identify(1);
  }

  stop(): void {
    this.isRunning = false;
    this.timers.clearAll();
    this.outbox.stop();
    this.drafts.stop();
    this.catchUp.stop();
    this.connection.stop();
  }

  setToken(token: string): void {
    this.tokens.set(token);
    if (this.connection.isConnected()) void this.connection.authenticate().catch(() => undefined);
    else this.connection.retryNow();
  }

  async wipe(): Promise<void> {
    const { myId } = this;
    if (myId !== '') {
      this.drafts.wipe(myId);
      await this.outbox.wipe(myId).catch(() => undefined);
    }
    this.stop();
    this.reading.clear();
    this.queryClient.clear();
  }

  /** A message was stored: live, acknowledged, or told by another tab. Answers whether the room shows it now. */
  receive(message: Message): boolean {
    this.logs.receive(message);
    this.rooms.receive(message, this.myId);
    const log = this.logs.get(message.chatRoomId);
    return !log || (log.tail !== null && log.tail >= message.seq);
  }

  /** A message was edited, deleted, pinned or reacted to, here or elsewhere. */
  change(message: Message): void {
    this.logs.change(message);
    this.rooms.change(message);
  }

  /** Reconnecting starts with who it is: without it, own messages could not be told from others'. */
  private async identify(attempt: number): Promise<void> {
    try {
      if (!this.me.get()) this.setMe(await this.rest.me());
      if (this.isRunning) this.run();
    } catch (error) {
      if (!this.isRunning) return;
      if (error instanceof OfficehoursError && isSignedOut(error))
        return this.connection.end(error.code as ErrorCode);
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
    this.connection.start();
    this.checkLater();
  }

  private checkLater(): void {
    this.timers.set('check', CHECK_MS, () => {
      this.checkLater();
      if (this.connection.isConnected()) void this.connection.verify('check');
    });
  }

  /** Live events come already when this begins, so nothing falls between. */
  private async fetchMissed(reason: CatchUpReason): Promise<void> {
    if (reason === 'connected') this.presence.clear();
    await this.catchUp.all();
    if (reason === 'check') return;
    this.refreshReads();
    this.outbox.nudge();
    this.reading.flush();
    this.refreshLists();
  }

  /** Who has read what while there was no connection shows in the messages themselves. */
  private refreshReads(): void {
    for (const { roomId, log } of this.logs.loadedRooms()) {
      const isWanted = this.logs.isWatched(roomId) && !isBehind(log);
      if (isWanted) void this.reader.loadNewest(roomId).catch(() => undefined);
    }
  }

  private refreshLists(): void {
    void this.queryClient.refetchQueries({ queryKey: keys.loadRooms, type: 'active' });
    for (const queryKey of [keys.everyStaff, keys.everyRoster])
      void this.queryClient.invalidateQueries({ queryKey });
    void this.queryClient.refetchQueries({
      predicate: (query) => query.state.status === 'error',
      type: 'active',
    });
  }

  private async send({ clientMessageId, chatRoomId, content, replyTo }: OutboxItem): Promise<Message> {
    const message = { chatRoomId, content, clientMessageId, ...(replyTo && { replyToId: replyTo.id }) };
    return this.connection.isConnected()
      ? this.connection.request('sendMessage', message)
      : this.rest.send(message);
  }

  private resync(): void {
    this.logs.reset();
    this.reads.clear();
    this.rooms.clear();
    this.reading.clear();
    void this.queryClient.resetQueries({ queryKey: keys.everyLoad });
  }

  private ended(code: ErrorCode): void {
    this.stop();
    this.options.onSignedOut?.(code);
  }
}

function isSignedOut({ code }: OfficehoursError): boolean {
  return code === 'unauthenticated' || code === 'session_ended';
}
