import type { Id } from '@officehours/contracts';
import { useCallback } from 'react';
import { useOfficehours } from '../client/context';
import { useStore } from './use-store';

/** What is begun in a room's composer; kept over a reload. */
export function useDraft(roomId: Id): readonly [text: string, setText: (text: string) => void] {
  const { drafts } = useOfficehours();
  const text = useStore(drafts.texts, (texts) => texts.get(roomId) ?? '');
  const setText = useCallback((next: string) => drafts.set(roomId, next), [drafts, roomId]);
  return [text, setText];
}

/** Whether something is begun in a room, for the list of rooms. */
export function useHasDraft(roomId: Id): boolean {
  const { drafts } = useOfficehours();
  return useStore(drafts.texts, (texts) => (texts.get(roomId) ?? '').trim() !== '');
}
