import { IconButton } from '@officehours/web-ui';
import { X } from 'lucide-react';
import { useText } from '../i18n/language-context';

/** Why the last change of a message did not happen, above the composer. */
export function FailureLine({ words, onDismiss }: { words: string; onDismiss?: (() => void) | undefined }) {
  const text = useText();
  return (
    <div
      role="alert"
      className="mx-auto flex w-full max-w-4xl items-center gap-2 ps-5 pe-3 text-sm text-danger"
    >
      <span className="flex-1">{words}</span>
      <IconButton label={text.close} onClick={onDismiss}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
