import { useState } from 'react';

/** The hours, by the writer's own clock, in which others may be asleep. */
const [BEGINS, ENDS] = [22, 7];

/** Sending silently is offered at night, and chosen anew each night. */
export function useSilent(now = new Date()) {
  const [isOn, onChange] = useState(false);
  const isNight = now.getHours() >= BEGINS || now.getHours() < ENDS;
  return { silent: isNight && isOn, offer: isNight ? { isOn, onChange } : null };
}
