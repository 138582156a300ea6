import type { Message } from '@officehours/contracts';
import { claimNotice } from '../notices/claim-notice';
import { browserLocks } from '../outbox/turn';
import { useLiveMessages } from './use-live-messages';

/**
 * Calls `onNotice` with every message of others as it arrives, in exactly one of the person's tabs: in the one that is
 * looked at when there is one, which then decides whether there is anything to tell.
 */
export function useNotices(onNotice: (message: Message) => void): void {
  useLiveMessages((message) => {
    const isLookedAt = document.visibilityState === 'visible' && document.hasFocus();
    void claimNotice(message.id, isLookedAt, browserLocks()).then((isOurs) => {
      if (isOurs) onNotice(message);
    });
  });
}
