import type { Id, Receipt, RoomDeliveredEvent, RoomReadEvent } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { applyRead, type ReadPositions } from './read-positions';

/** How far everybody has read and received, by room. */
export class ReadStore {
  constructor(private readonly cache: QueryClient) {}

  apply({ chatRoomId, userId, lastReadSeq }: RoomReadEvent): void {
    this.advance(keys.reads(chatRoomId), userId, lastReadSeq);
    this.advance(keys.deliveries(chatRoomId), userId, lastReadSeq);
  }

  delivered({ chatRoomId, userId, lastDeliveredSeq }: RoomDeliveredEvent): void {
    this.advance(keys.deliveries(chatRoomId), userId, lastDeliveredSeq);
  }

  /** The service told how far the members have come. */
  put(chatRoomId: Id, receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      this.apply({ chatRoomId, ...receipt });
      this.delivered({ chatRoomId, ...receipt });
    }
  }

  clear(): void {
    this.cache.setQueriesData<ReadPositions>({ queryKey: keys.everyReads }, {});
    this.cache.setQueriesData<ReadPositions>({ queryKey: keys.everyDeliveries }, {});
  }

  private advance(key: readonly string[], userId: Id, seq: number): void {
    const positions = this.cache.getQueryData<ReadPositions>(key) ?? {};
    const next = applyRead(positions, { userId, lastReadSeq: seq });
    if (next !== positions) this.cache.setQueryData(key, next);
  }
}
