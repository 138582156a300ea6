import { useEffect, useState } from 'react';
import { BareList, type BareMessage } from './bare-list';

const WORDS =
  'How does one see that the sum is bounded by a constant times the first term of the series here';

/** As many messages as wanted, of one to three lines, and as many more a second. */
export function ManyMessages({ total, arriving }: { total: number; arriving: number }) {
  const [messages, setMessages] = useState<BareMessage[]>(() =>
    Array.from({ length: total }, (_, index) => ({
      key: String(index),
      text: `${index} ${WORDS.slice(0, 20 + (index % 4) * 25)}`,
    })),
  );
  useEffect(() => {
    if (arriving === 0) return;
    const timer = setInterval(() => {
      setMessages((before) => [...before, { key: String(before.length), text: 'One more question.' }]);
    }, 1_000 / arriving);
    return () => clearInterval(timer);
  }, [arriving]);
  return <BareList messages={messages} />;
}
