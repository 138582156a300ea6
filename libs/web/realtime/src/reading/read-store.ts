import type { RoomReadEvent } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { applyRead, type ReadPositions } from './read-positions';

/** Read positions of everybody, by room. */
export class ReadStore {
  constructor(private readonly cache: QueryClient) {}

  apply({ chatRoomId, userId, lastReadSeq }: RoomReadEvent): void {
    this.cache.setQueryData<ReadPositions>(keys.reads(chatRoomId), (positions = {}) =>
      applyRead(positions, { userId, lastReadSeq }),
    );
  }

  clear(): void {
    this.cache.setQueriesData<ReadPositions>({ queryKey: keys.everyReads }, {});
  }
}
