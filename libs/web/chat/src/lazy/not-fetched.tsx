import { Button, IconButton } from '@officehours/web-ui';
import { X } from 'lucide-react';
import clsx from 'clsx';
import { useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n/language-context';

export interface NotFetchedProps {
  onRetry: () => void;
  onClose: (() => void) | undefined;
  floats: boolean;
}

/** Says that a part of the page could not be fetched, and offers to try again. */
export function NotFetched({ onRetry, onClose, floats }: NotFetchedProps) {
  const text = useText();
  const line = useFocusKept();
  return (
    <div
      ref={line}
      role="alert"
      className={clsx(
        'flex flex-wrap items-center gap-2 p-3 text-sm text-muted',
        floats
          ? 'fixed inset-x-0 bottom-24 z-40 mx-auto w-fit rounded-md bg-raised shadow-pop'
          : 'm-auto justify-center',
      )}
    >
      <span>{text.errors.title}</span>
      <Button size="sm" onClick={onRetry}>
        {text.errors.retry}
      </Button>
      {onClose && (
        <IconButton label={text.close} onClick={onClose}>
          <X size={16} />
        </IconButton>
      )}
    </div>
  );
}

/** When the line goes away with the focus in it, the focus is again where it was before; a dialog takes it from there. */
function useFocusKept() {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    const before = document.activeElement;
    return () => {
      if (element?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return line;
}
