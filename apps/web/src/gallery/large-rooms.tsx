import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { many } from './conversations';
import { messages } from './data';
import { Chat } from './frame';
import { okafor, say } from './people';

const PAGE = 50;
const LATENCY_MS = 150;

function useNumber(name: string, otherwise: number): number {
  return Number(new URLSearchParams(useSearch()).get(name) ?? otherwise);
}

/** A room with all of its messages loaded: `?n=` of them, 10,000 unless told, and `?arriving=` more every second. */
export function ManyMessages() {
  const total = useNumber('n', 10_000);
  const arriving = useNumber('arriving', 0);
  const [items, setItems] = useState<ChatItem[]>(() => many(total));

  useEffect(() => {
    if (arriving === 0) return;
    const timer = setInterval(() => {
      setItems((before) => [...before, { ...say(okafor, 0, 'One more question.'), seq: before.length + 1 }]);
    }, 1_000 / arriving);
    return () => clearInterval(timer);
  }, [arriving]);
  return <Chat messages={messages(items)} />;
}

/** A room that is loaded page by page, as from a service with some distance: `?n=` messages, 2,000 unless told, each page after `?latency=` ms. */
export function PagedMessages() {
  const total = useNumber('n', 2_000);
  const latency = useNumber('latency', LATENCY_MS);
  const [all] = useState(() => many(total));
  const [from, setFrom] = useState(total - PAGE);
  const [isFetchingBefore, setFetching] = useState(false);

  const fetchBefore = (): void => {
    if (isFetchingBefore) return;
    setFetching(true);
    setTimeout(() => {
      setFrom((before) => Math.max(0, before - PAGE));
      setFetching(false);
    }, latency);
  };
  const items = all.slice(from);
  return <Chat messages={messages(items, { hasMoreBefore: from > 0, isFetchingBefore, fetchBefore })} />;
}
