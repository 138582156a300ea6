import { startTransition, useEffect, useState } from 'react';
import { MessageContent } from '../content/message-content';
import { useText } from '../i18n/language-context';

/** Drawing many formulas takes longer than one key: it is done when nobody has typed for so long. */
const PAUSE_MS = 200;

/** The text as the others will see it; it follows when the typing pauses. */
export function Preview({ content }: { content: string }) {
  const text = useText();
  const settled = useAfterPause(content);
  return (
    <section
      aria-label={text.composer.preview}
      className="max-h-[min(16*var(--oh-rem),30dvh)] overflow-y-auto border-b px-4 py-2.5"
    >
      <MessageContent content={settled} />
    </section>
  );
}

/** The last value that stayed for a moment. */
function useAfterPause<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
