import type { RoomReadEvent } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { applyRead, type ReadPositions } from './read-positions';

/** Read positions of everybody, by room. */
export class ReadStore {
  constructor(private readonly cache: QueryClient) {}

  apply({ chatRoomId, userId, lastReadSeq }: RoomReadEvent): void {
    const positions = this.cache.getQueryData<ReadPositions>(keys.reads(chatRoomId)) ?? {};
    const next = applyRead(positions, { userId, lastReadSeq });
    if (next !== positions) this.cache.setQueryData(keys.reads(chatRoomId), next);
  }

  clear(): void {
    this.cache.setQueriesData<ReadPositions>({ queryKey: keys.everyReads }, {});
  }
}
