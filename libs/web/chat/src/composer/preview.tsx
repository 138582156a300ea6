import { useState } from 'react';
import { MessageContent } from '../content/message-content';
import { needsOf } from '../content/needs';
import { useText } from '../i18n/language-context';

export interface PreviewState {
  /** Whether the text looks different once it is sent. */
  isUseful: boolean;
  isShown: boolean;
  toggle: () => void;
}

/** Whether the text is shown as it will look. Mathematics shows itself, the rest on wish. */
export function usePreview(text: string): PreviewState {
  const [wish, setWish] = useState<boolean | null>(null);
  const needs = needsOf(text);
  const isShown = needs.markdown && (wish ?? needs.math);
  return { isUseful: needs.markdown, isShown, toggle: () => setWish(!isShown) };
}

/** The text as the others will see it. */
export function Preview({ content }: { content: string }) {
  const text = useText();
  return (
    <section
      aria-label={text.composer.preview}
      className="max-h-[min(16rem,30dvh)] overflow-y-auto border-b px-4 py-2.5"
    >
      <MessageContent content={content} />
    </section>
  );
}
