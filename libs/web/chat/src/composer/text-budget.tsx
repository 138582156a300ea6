import { codePoints, LIMITS } from '@officehours/contracts';
import { usePaneText } from '../i18n/pane-text';

/** How much room is left. */
export function TextBudget({ text }: { text: string }) {
  const words = usePaneText().writing;
  const left = LIMITS.contentCodePoints - codePoints(text);
  return (
    <p
      role="status"
      className={`px-4 pb-1.5 text-end text-xs tabular-nums ${left < 0 ? 'font-semibold text-danger' : 'text-muted'}`}
    >
      {left < 0 ? words.tooLong(-left) : words.left(left)}
    </p>
  );
}
