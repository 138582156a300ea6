import type { EventOf, HistoryEvent } from './events.ts';

/** When something was done to the product; `to` is Infinity for what never ended. */
export interface FaultSpan {
  from: number;
  to: number;
}

/** In the order in which they began. */
export function faultSpans(events: readonly HistoryEvent[]): FaultSpan[] {
  const faults = events.filter((event): event is EventOf<'fault'> => event.op === 'fault');
  return faults
    .filter(({ phase }) => phase === 'begin')
    .map(({ t, kind }) => {
      const end = faults.find((fault) => fault.phase === 'end' && fault.kind === kind && fault.t >= t);
      return { from: t, to: end?.t ?? Infinity };
    });
}

/** Whether a span touches the time between two moments. */
export function touches({ from, to }: FaultSpan, begin: number, end: number): boolean {
  return from <= end && to >= begin;
}
