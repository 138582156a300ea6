import { summaryOf } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { useCallback, useEffect, useRef, useState } from 'react';
import { oneLine } from '../content/one-line';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { useTold } from '../i18n/use-told';
import { whyOf } from './failed-line';
import { newSince } from './new-since';

const PAUSE_MS = 1_000;

export interface AnnouncerProps {
  items: readonly ChatItem[];
  nameOf: (senderId: string | null) => string | null;
}

/**
 * Tells screen readers of new messages, politely and at most once a second: one by its words, several by their number. Of
 * one's own it tells that they were not sent.
 */
export function Announcer({ items, nameOf }: AnnouncerProps) {
  const wordsOf = useWordsOf(nameOf);
  const [said, setSaid] = useState({ words: '', times: 0 });
  const heard = useRef<Heard | null>(null);
  const waiting = useRef<ChatItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const before = heard.current;
    const lastSeq = items.findLast((item) => item.seq !== null)?.seq ?? 0;
    const failed = items.filter(({ status }) => status === 'failed');
    heard.current = { upTo: Math.max(lastSeq, before?.upTo ?? 0), failed: failed.map(({ key }) => key) };
    // The first page is history, not news.
    if (before === null) return;
    waiting.current.push(...newSince(items, before.upTo));
    waiting.current.push(...failed.filter(({ key }) => !before.failed.includes(key)));
    if (waiting.current.length === 0 || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const words = wordsOf(waiting.current.splice(0));
      setSaid(({ times }) => ({ words, times: times + 1 }));
    }, PAUSE_MS);
  }, [items, wordsOf]);

  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {/* The same words a second time are news too. */}
      <span key={said.times}>{said.words}</span>
    </p>
  );
}

/** What was there when it was drawn last. */
interface Heard {
  upTo: number;
  /** Keys of what could not be sent. */
  failed: readonly string[];
}

/** What is said of what happened within a pause. */
function useWordsOf(nameOf: AnnouncerProps['nameOf']): (happened: readonly ChatItem[]) => string {
  const text = useText();
  const { jumps, unsent } = usePaneText();
  const tell = useTold();
  return useCallback(
    (happened) => {
      const failed = happened.findLast(({ status }) => status === 'failed');
      const [first, ...more] = happened.filter(({ mine }) => !mine);
      const wordsIn = ({ system: event, content }: ChatItem): string =>
        event ? tell({ event, content, nameOf }) : content;
      const announced = (item: ChatItem): string =>
        jumps.announce(
          nameOf(item.senderId) ?? (item.system ? jumps.system : text.message.someone),
          oneLine(wordsIn(item), summaryOf(item.attachments), text),
        );
      return [
        failed && `${text.message.failed}. ${whyOf(failed, unsent)}`,
        first && (more.length > 0 ? jumps.toLatestCount(more.length + 1) : announced(first)),
      ]
        .filter(Boolean)
        .join(' ');
    },
    [text, jumps, unsent, tell, nameOf],
  );
}
