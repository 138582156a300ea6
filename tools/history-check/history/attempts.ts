import type { SendEvent, Via } from './events.ts';

/** One attempt to send a message, from its invocation to what became of it. */
export interface Attempt {
  call: number;
  device: string;
  person: string;
  session: number;
  room: string;
  via: Via;
  cmid: string;
  body: string;
  files?: string[];
  began: number;
  /** `pending`: the run ended before an answer came. */
  outcome: 'ok' | 'fail' | 'info' | 'pending';
  ended: number;
  messageId?: string;
  seq?: number;
  err?: string;
}

/** Joins each invocation with its answer, in the order of the invocations. */
export function attemptsOf(events: readonly SendEvent[]): Attempt[] {
  const attempts = new Map<number, Attempt>();
  for (const event of events) {
    if (event.phase === 'invoke') attempts.set(event.call, begun(event));
    else finish(attempts.get(event.call), event);
  }
  return [...attempts.values()];
}

function begun({ call, device, person, session, room, via, cmid, body, files, t }: SendEvent): Attempt {
  const who = { call, device, person, session, room, via };
  return { ...who, cmid, body, files, began: t, outcome: 'pending', ended: Infinity };
}

function finish(attempt: Attempt | undefined, { phase, t, messageId, seq, err }: SendEvent): void {
  if (!attempt || phase === 'invoke') return;
  Object.assign(attempt, { outcome: phase, ended: t, messageId, seq, err });
}
