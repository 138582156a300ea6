import { codePoints, LIMITS } from '@officehours/contracts';
import { useText } from '../i18n/language-context';

/** Shown from this many characters before the limit. */
const NEAR_END = 500;

/** Code points of a text; exact only where it can matter, since typing into a long text must stay instant. */
export function lengthOf(text: string): number {
  return text.length <= LIMITS.contentCodePoints ? text.length : codePoints(text);
}

/** How much room is left, once it becomes short. */
export function TextBudget({ text }: { text: string }) {
  const words = useText();
  if (text.length <= LIMITS.contentCodePoints - NEAR_END) return null;
  const left = LIMITS.contentCodePoints - codePoints(text);
  return (
    <p
      role="status"
      className={`px-4 pb-1.5 text-end text-xs tabular-nums ${left < 0 ? 'font-semibold text-danger' : 'text-muted'}`}
    >
      {left < 0 ? words.composer.tooLong(-left) : words.composer.left(left)}
    </p>
  );
}
