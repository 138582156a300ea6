import type { ConnectionStatus } from '@officehours/web-realtime';
import { Banner, useDelayed } from '@officehours/web-ui';
import { CloudOff, LoaderCircle, LogOut, TriangleAlert } from 'lucide-react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PASSING_MS } from './use-is-live';

export interface ConnectionBannerProps {
  status: ConnectionStatus;
  onRetry: () => void;
  /** Leads to a new sign-in once the session is over. */
  onSignIn?: (() => void) | undefined;
}

/** Says when what is shown may be old. A connection that is back within a second is not worth a word. */
export function ConnectionBanner({ status, onRetry, onSignIn }: ConnectionBannerProps) {
  const text = useText();
  const words = usePaneText().lost;
  const isPassing = status === 'reconnecting' || status === 'connecting';
  const lasted = useDelayed(isPassing, PASSING_MS);
  if (status === 'online' || (isPassing && !lasted)) return null;
  const retry = <BannerAction label={words.retry} onClick={onRetry} />;
  switch (status) {
    case 'connecting':
    case 'reconnecting':
      return (
        <Banner icon={<LoaderCircle size={15} className="animate-spin" />}>
          {status === 'connecting' ? text.connection.connecting : words.reconnecting}
        </Banner>
      );
    case 'offline':
      return (
        <Banner tone="warning" icon={<CloudOff size={15} />}>
          {words.offline}
        </Banner>
      );
    case 'stale':
      return (
        <Banner tone="warning" icon={<TriangleAlert size={15} />} action={retry}>
          {words.stale}
        </Banner>
      );
    case 'ended':
      return (
        <Banner
          tone="danger"
          icon={<LogOut size={15} />}
          action={onSignIn && <BannerAction label={words.signIn} onClick={onSignIn} />}
        >
          {words.ended}
        </Banner>
      );
  }
}

function BannerAction({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-target font-semibold underline underline-offset-2 pointer-coarse:min-h-touch"
    >
      {label}
    </button>
  );
}
