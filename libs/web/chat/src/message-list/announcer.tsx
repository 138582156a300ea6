import { summaryOf } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { oneLine } from '../content/one-line';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { newSince } from './new-since';

const PAUSE_MS = 1_000;

export interface AnnouncerProps {
  items: readonly ChatItem[];
  nameOf: (senderId: string | null) => string | null;
}

/** Tells screen readers of new messages, politely and at most once a second: one by its words, several by their number. */
export function Announcer({ items, nameOf }: AnnouncerProps) {
  const text = useText();
  const words = usePaneText();
  const [said, setSaid] = useState({ words: '', times: 0 });
  const heardUpTo = useRef<number | null>(null);
  const waiting = useRef<ChatItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lastSeq = items.findLast((item) => item.seq !== null)?.seq ?? null;

  useEffect(() => {
    const from = heardUpTo.current;
    heardUpTo.current = Math.max(lastSeq ?? 0, from ?? 0);
    // The first page is history, not news.
    if (from === null || lastSeq === null) return;
    waiting.current.push(...newSince(items, from));
    if (waiting.current.length === 0 || timer.current) return;
    timer.current = setTimeout(() => {
      const [first, ...more] = waiting.current.splice(0);
      timer.current = null;
      if (!first) return;
      const name = nameOf(first.senderId) ?? words.jumps.system;
      const said =
        more.length > 0
          ? words.jumps.toLatestCount(more.length + 1)
          : words.jumps.announce(name, oneLine(first.content, summaryOf(first.attachments), text));
      setSaid(({ times }) => ({ words: said, times: times + 1 }));
    }, PAUSE_MS);
  }, [items, lastSeq, nameOf, text, words]);

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
