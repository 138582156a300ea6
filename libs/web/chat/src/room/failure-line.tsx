import type { OfficehoursError } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { X } from 'lucide-react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

/** Why the last change of a message did not happen, or what was to be jumped to cannot be shown, above the composer. */
export function FailureLine({
  error,
  onDismiss,
}: {
  error: OfficehoursError;
  onDismiss?: (() => void) | undefined;
}) {
  const text = useText();
  const words = usePaneText().acting;
  const why: Partial<Record<string, string>> = {
    network: text.errors.network,
    unavailable: text.errors.unavailable,
    rate_limited: text.errors.unavailable,
    internal: text.errors.unknown,
    revision_conflict: words.changedElsewhere,
    not_found: text.message.deleted,
    edit_window_closed: words.tooLate,
  };
  const rule = error.errors.find((field) => field.rule in why)?.rule;
  return (
    <div
      role="alert"
      className="mx-auto flex w-full max-w-4xl items-center gap-2 ps-5 pe-3 text-sm text-danger"
    >
      <span className="flex-1">{why[rule ?? error.code] ?? words.notChanged}</span>
      <IconButton label={text.close} onClick={onDismiss}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
