import clsx from 'clsx';
import { useState } from 'react';
import { usePaneText } from '../../i18n/pane-text';

const LONG = 220;

/** What is said in a voice note, below it; the beginning of what is long. */
export function Transcript({ text }: { text: string }) {
  const words = usePaneText().files.voice;
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <div className="px-1 pt-1 text-sm">
      <span className="sr-only">{words.transcript}: </span>
      <p
        dir="auto"
        className={clsx('wrap-anywhere whitespace-pre-wrap opacity-90', isLong && !isOpen && 'line-clamp-4')}
      >
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="min-h-target text-xs font-semibold underline underline-offset-2"
        >
          {isOpen ? words.less : words.more}
        </button>
      )}
    </div>
  );
}
