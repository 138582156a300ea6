import clsx from 'clsx';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';

const LONG_TEXT = 2_400;
const MANY_LINES = 28;

export interface FoldableProps {
  messageKey: string;
  content: string;
  /** Draws the text, or as much of it as is in sight. */
  children: (shown: string) => ReactNode;
}

/**
 * A very long message shows its beginning until asked for the rest, and no more of it is drawn: thousands of headings would
 * hold the page up. Decided by its text, so the height is known at once.
 */
export function Foldable({ messageKey, content, children }: FoldableProps) {
  const text = useText();
  const { unfolded } = useMessageActions();
  const [isOpen, setOpen] = useState(unfolded.has(messageKey));
  if (!isLong(content)) return children(content);

  const toggle = ({ currentTarget }: SyntheticEvent<HTMLElement>): void => {
    holdPlace(currentTarget);
    if (isOpen) unfolded.delete(messageKey);
    else unfolded.add(messageKey);
    setOpen(!isOpen);
  };
  return (
    <>
      <div
        className={clsx(!isOpen && 'max-h-96 overflow-hidden mask-[linear-gradient(#000_80%,transparent)]')}
        // What gets the focus may stand where the text is cut off.
        onFocus={isOpen ? undefined : toggle}
      >
        {children(isOpen ? content : beginningOf(content))}
      </div>
      <button
        type="button"
        onClick={toggle}
        aria-expanded={isOpen}
        className="mt-1 mb-4 min-h-target text-sm font-semibold text-accent hover:underline"
      >
        {isOpen ? text.message.less : text.message.more}
      </button>
    </>
  );
}

/** The beginning of the message stays where it is, or comes into sight: the list would go to the end of its last message. */
function holdPlace(button: HTMLElement): void {
  const row = button.closest('[data-index]');
  const list = row?.closest('[role=log]');
  if (!row || !list) return;
  const top = Math.max(topOf(row), topOf(list));
  // Told after the list, which began to observe the row earlier, and before anything is painted.
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    list.scrollTop += topOf(row) - top;
  }).observe(row);
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;

export function isLong(content: string): boolean {
  return content.length > LONG_TEXT || content.split('\n', MANY_LINES + 1).length > MANY_LINES;
}

/** More than the folded height can show, however wide it is. */
const beginningOf = (content: string): string =>
  content
    .split('\n', MANY_LINES + 1)
    .join('\n')
    .slice(0, LONG_TEXT);
