import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

export interface BareMessage {
  key: string;
  text: string;
}

/** The least a chat can be: a virtual list of plain texts that stays at its end. */
export function BareList({ messages }: { messages: readonly BareMessage[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPlaced = useRef(false);
  const virtualizer = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => messages[index]?.key ?? index,
    estimateSize: () => 34,
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
  });
  useLayoutEffect(() => {
    if (isPlaced.current || messages.length === 0) return;
    isPlaced.current = true;
    virtualizer.scrollToEnd();
  }, [messages.length, virtualizer]);
  return (
    <div ref={scroller} id="list">
      <div id="rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-message={key}
            style={{ transform: `translateY(${start}px)` }}
          >
            {messages[index]?.text}
          </div>
        ))}
      </div>
    </div>
  );
}
