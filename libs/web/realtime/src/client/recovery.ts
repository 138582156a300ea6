import type { Id } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import type { CatchUpReason } from '../connection/connection-options';
import type { CatchUp } from '../log/catch-up';
import type { DraftSync } from '../drafts/draft-sync';
import type { LogReader } from '../log/log-reader';
import type { LogStore } from '../log/log-store';
import { isBehind } from '../log/room-log';
import type { Outbox } from '../outbox/outbox';
import type { PresenceBoard } from '../presence/presence-board';
import type { ReadMarker } from '../reading/read-marker';
import type { DeliveryMarker } from '../reading/delivery-marker';
import type { ReadStore } from '../reading/read-store';
import type { RoomLoader } from '../rooms/room-loader';
import type { RoomStore } from '../rooms/room-store';
import { Timers } from '../support/timers';
import type { LiveMessages } from './live-messages';

/** Read positions leave no trace in the log: they are fetched with every tenth check. */
const CHECKS_PER_REFRESH = 10;

export interface RecoveryParts {
  queryClient: QueryClient;
  catchUp: CatchUp;
  logs: LogStore;
  reader: LogReader;
  rooms: RoomStore;
  roomLoader: RoomLoader;
  reads: ReadStore;
  delivery: DeliveryMarker;
  presence: PresenceBoard;
  outbox: Outbox;
  draftSync: DraftSync;
  reading: ReadMarker;
  live: LiveMessages;
}

/** What was fetched while the first connection opened is a moment old: it is fetched again when the screen has been drawn. */
const FIRST_REFRESH_MS = 2_000;

/** Makes good what was missed: without a connection, or because a live event was lost. */
export class Recovery {
  private checks = 0;
  private wasConnected = false;
  private readonly timers = new Timers<'refresh'>();

  constructor(private readonly parts: RecoveryParts) {}

  /** Live events come already when this begins, so nothing falls between. */
  async fetchMissed(reason: CatchUpReason): Promise<void> {
    if (reason === 'check') return this.check();
    const isFirst = !this.wasConnected;
    this.wasConnected = true;
    if (reason === 'connected' && !isFirst) this.parts.presence.clear();
    await this.parts.catchUp.logs();
    this.parts.outbox.nudge();
    this.parts.reading.flush();
    this.parts.draftSync.flush();
    if (isFirst) this.timers.set('refresh', FIRST_REFRESH_MS, () => this.refresh());
    else this.refresh();
  }

  stop(): void {
    this.timers.clearAll();
  }

  /** The service's database is another one: nothing held is worth anything, except what is unsent. */
  startAnew(): void {
    const { logs, reads, rooms, reading, delivery, live, queryClient } = this.parts;
    logs.reset();
    for (const part of [reads, rooms, reading, delivery, live]) part.clear();
    void queryClient.resetQueries({ queryKey: keys.everyLoad });
  }

  /** The person is no longer in a room: nothing of it may stay here. */
  left(chatRoomId: Id): void {
    const { logs, rooms, queryClient } = this.parts;
    rooms.remove(chatRoomId);
    logs.remove(chatRoomId);
    void queryClient.resetQueries({ queryKey: keys.loadLog(chatRoomId) });
    void queryClient.resetQueries({ queryKey: keys.loadRoom(chatRoomId) });
  }

  private async check(): Promise<void> {
    await this.parts.catchUp.everything();
    this.checks += 1;
    if (this.checks % CHECKS_PER_REFRESH === 0) this.refresh();
  }

  /** What is not in the log: read positions, which show in the messages themselves, presence, and counts. */
  private refresh(): void {
    const { logs, reader, roomLoader, queryClient } = this.parts;
    for (const { roomId, log } of logs.loadedRooms()) {
      if (!logs.isWatched(roomId)) continue;
      void roomLoader.one(roomId).catch(() => undefined);
      if (!isBehind(log)) void reader.loadNewest(roomId).catch(() => undefined);
    }
    for (const queryKey of [keys.loadRooms, keys.everyLoadReceipts, keys.everyStaff, keys.everyRoster])
      void queryClient.invalidateQueries({ queryKey });
    void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  }
}
