import type { Message } from '@officehours/contracts';
import { useEffect, useEffectEvent } from 'react';
import { useOfficehours } from '../client/context';

/** Calls `onMessage` with every message of others as it arrives, once, of any room: for announcements and notices. */
export function useLiveMessages(onMessage: (message: Message) => void): void {
  const { live } = useOfficehours();
  const latest = useEffectEvent(onMessage);
  useEffect(() => live.follow((message) => latest(message)), [live]);
}
