import type { OfficehoursError } from '@officehours/web-realtime';
import { Button, Placeholder } from '@officehours/web-ui';
import { CloudOff, Lock } from 'lucide-react';
import { useText } from '../i18n/language-context';

export interface FailureProps {
  error: OfficehoursError;
  onRetry: () => void;
  /** Where to go when retrying cannot help. */
  onLeave?: (() => void) | undefined;
  leaveLabel?: string;
  forbiddenHint?: string;
}

/** A pane that could not be loaded: why, and the one thing to do. */
export function Failure({ error, onRetry, onLeave, leaveLabel, forbiddenHint }: FailureProps) {
  const text = useText();
  if (error.code === 'forbidden' || error.code === 'not_found') {
    return (
      <Placeholder
        role="alert"
        icon={<Lock size={24} />}
        title={text.errors.forbidden}
        action={onLeave && <Button onClick={onLeave}>{leaveLabel ?? text.errors.toList}</Button>}
      >
        {forbiddenHint ?? text.errors.forbiddenHint}
      </Placeholder>
    );
  }
  const words: Partial<Record<string, string>> = {
    network: text.errors.network,
    unavailable: text.errors.unavailable,
  };
  return (
    <Placeholder
      role="alert"
      icon={<CloudOff size={24} />}
      title={text.errors.title}
      action={<Button onClick={onRetry}>{text.errors.retry}</Button>}
    >
      {words[error.code] ?? text.errors.unknown}
    </Placeholder>
  );
}
