import type { Id } from '@officehours/contracts';
import { keys } from '../cache/keys';
import type { ReadPositions } from '../reading/read-positions';
import { useCached } from './use-cached';

const NONE: ReadPositions = {};

/** How far each member of a room has read and received it, as far as this browser knows; kept live while it is open. */
export function useReceipts(roomId: Id): { reads: ReadPositions; deliveries: ReadPositions } {
  return {
    reads: useCached<ReadPositions>(keys.reads(roomId)) ?? NONE,
    deliveries: useCached<ReadPositions>(keys.deliveries(roomId)) ?? NONE,
  };
}
