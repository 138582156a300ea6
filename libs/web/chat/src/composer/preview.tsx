import { MessageContent } from '../content/message-content';
import { useText } from '../i18n/language-context';

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
