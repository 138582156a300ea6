import { createCode, useCode } from '@officehours/web-ui';
import { useCallback } from 'react';
import { useSpeech } from './language-context';
import type { Told } from './told';

const code = createCode(async () => (await import('./told')).told);

/** Puts what happened in a room into the reader's words; until they are there, into the service's. */
export function useTold(): (what: Told) => string {
  const speech = useSpeech();
  const told = useCode(code, true);
  return useCallback((what) => told?.(what, speech) ?? what.content, [told, speech]);
}
