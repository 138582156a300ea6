import type { Id } from '@officehours/contracts';
import { useOfficehours } from '../client/context';
import { useStore } from './use-store';

/** A changed text of a message, and which revision of the message it is a change of. */
export interface BegunEdit {
  rev: number;
  text: string;
}

/** What was changed of a message and is not saved; kept over a reload. Of no message there is none. */
export function useBegunEdit(messageId: Id = '') {
  const { edits } = useOfficehours();
  const kept = useStore(edits.texts, (texts) => texts.get(messageId));
  const begun: BegunEdit | null = kept ? { rev: parseInt(kept), text: textOf(kept) } : null;
  return {
    begun,
    keep: ({ rev, text }: BegunEdit): void => edits.set(messageId, `${rev} ${text}`),
    /** Unless it is another text by now than this one. */
    forget: (text = begun?.text): void => {
      if (textOf(edits.get(messageId)) !== text) return;
      edits.set(messageId, '');
      edits.settle(messageId);
    },
  };
}

const textOf = (kept: string): string => kept.slice(kept.indexOf(' ') + 1);
