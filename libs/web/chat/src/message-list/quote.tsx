import type { ReplySnapshot } from '@officehours/contracts';
import { hueOf } from '@officehours/web-ui';
import { oneLine } from '../content/one-line';
import { useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';

/** What a message answers, as it was then; leads to the original. */
export function Quote({ quote, from }: { quote: ReplySnapshot; from: number | null }) {
  const text = useText();
  const { nameOf, openQuote } = useMessageActions();
  const name = nameOf(quote.senderId) ?? text.message.someone;
  const excerpt = oneLine(quote.excerpt, quote.files, text);
  const hue = `var(--oh-person-${hueOf(quote.senderId ?? '')})`;
  return (
    <button
      type="button"
      onClick={() => openQuote(quote.seq, from ?? undefined)}
      className="mb-1.5 block w-full min-w-32 overflow-hidden rounded-sm border-s-3 bg-[color-mix(in_oklab,currentColor_6%,transparent)] py-1 ps-2.5 pe-3 text-sm"
      style={{ borderInlineStartColor: hue }}
    >
      <span className="sr-only">{text.message.inReplyTo(name)}</span>
      <span aria-hidden="true" className="block truncate font-semibold" dir="auto">
        {name}
      </span>
      <span className="line-clamp-2 opacity-85" dir="auto">
        {excerpt || text.message.deleted}
      </span>
    </button>
  );
}
