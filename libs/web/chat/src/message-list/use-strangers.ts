import type { NamedPerson, Participant } from '@officehours/contracts';
import { useNamedPeople } from '@officehours/web-realtime';
import { useMemo, useState } from 'react';
import { createStrangers, type Naming } from './find-strangers';

/** Those whom messages of a room name and who are not among its participants, as far as they are known. */
export function useStrangers(
  roomId: string,
  items: readonly Naming[],
  participants: readonly Participant[],
): readonly NamedPerson[] {
  const [strangersIn] = useState(createStrangers);
  const asked = useMemo(() => strangersIn(items, participants), [strangersIn, items, participants]);
  return useNamedPeople(roomId, asked);
}
