import { OfficehoursError } from '@officehours/web-realtime';
import { useState } from 'react';
import type { PaneMessages } from '../i18n/en/panes';
import { usePaneText } from '../i18n/pane-text';

/** Runs one thing at a time, unless several may go at once, and says in words why it did not work. */
export function useAttempt(several = false): {
  isBusy: boolean;
  failure: string | null;
  attempt: (run: () => Promise<unknown>) => void;
} {
  const words = usePaneText();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = (run: () => Promise<unknown>): void => {
    if (isBusy && !several) return;
    setBusy(true);
    setFailure(null);
    run()
      .catch((error: unknown) => setFailure(wordsFor(error, words)))
      .finally(() => setBusy(false));
  };
  return { isBusy, failure, attempt };
}

function wordsFor(error: unknown, words: PaneMessages): string {
  if (!(error instanceof OfficehoursError)) return words.group.failed;
  if (error.code === 'forbidden') return words.group.notAllowed;
  if (error.errors.some(({ rule }) => rule === 'too_many_members')) return words.group.tooMany;
  if (error.errors.some(({ rule }) => rule === 'last_owner')) return words.group.lastOwner;
  return words.group.failed;
}
