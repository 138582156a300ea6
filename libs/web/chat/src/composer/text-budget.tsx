import { codePoints, LIMITS } from '@officehours/contracts';
import { useText } from '../i18n/language-context';

/** How much room is left. */
export function TextBudget({ text }: { text: string }) {
  const words = useText();
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
