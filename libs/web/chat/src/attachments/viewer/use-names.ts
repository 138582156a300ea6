import type { Room } from '@officehours/contracts';
import { useNamedPeople } from '@officehours/web-realtime';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/language-context';
import { createStrangers, type Naming } from '../../message-list/find-strangers';

/** What those are called who sent some files of a room, also when they have left it. */
export function useNames(
  { id, participants }: Room,
  me: string,
  files: readonly Naming[],
): (senderId: string) => string {
  const text = useText();
  const [strangersIn] = useState(createStrangers);
  const asked = useMemo(() => strangersIn(files, participants), [strangersIn, files, participants]);
  const former = useNamedPeople(id, asked);
  return (senderId) => {
    if (senderId === me) return text.message.you;
    return [...participants, ...former].find((one) => one.id === senderId)?.name ?? text.message.someone;
  };
}
