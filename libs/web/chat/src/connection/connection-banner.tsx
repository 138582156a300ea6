import type { ConnectionStatus } from '@officehours/web-realtime';
import { Banner, useDelayed } from '@officehours/web-ui';
import { Check, CloudOff, LoaderCircle, LogOut, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PASSING_MS } from './use-is-live';

export interface ConnectionBannerProps {
  status: ConnectionStatus;
  onRetry: () => void;
  /** Leads to a new sign-in once the session is over. */
  onSignIn?: (() => void) | undefined;
}

/** So long it is said that the connection is back, in milliseconds. */
const BACK_MS = 4_000;

/**
 * Says when what is shown may be old, and when it no longer is. A connection that is back within a second is not worth a
 * word. What is said changes in a region that is always there, or a screen reader would not hear of it.
 */
export function ConnectionBanner(props: ConnectionBannerProps) {
  return (
    <div role="status">
      <Saying {...props} />
    </div>
  );
}

function Saying({ status, onRetry, onSignIn }: ConnectionBannerProps) {
  const text = useText();
  const words = usePaneText().lost;
  const isPassing = status === 'reconnecting' || status === 'connecting';
  const lasted = useDelayed(isPassing, PASSING_MS);
  const isWorthAWord = status !== 'online' && (!isPassing || lasted);
  const isBack = useIsBack(status, isWorthAWord);
  if (isBack) {
    return (
      <Banner isLive={false} tone="good" icon={<Check size={15} />}>
        {words.back}
      </Banner>
    );
  }
  if (!isWorthAWord) return null;
  const retry = <BannerAction label={words.retry} onClick={onRetry} />;
  switch (status) {
    case 'connecting':
    case 'reconnecting':
      return (
        <Banner isLive={false} icon={<LoaderCircle size={15} className="animate-spin" />}>
          {status === 'connecting' ? text.connection.connecting : words.reconnecting}
        </Banner>
      );
    case 'offline':
      return (
        <Banner isLive={false} tone="warning" icon={<CloudOff size={15} />}>
          {words.offline}
        </Banner>
      );
    case 'stale':
      return (
        <Banner isLive={false} tone="warning" icon={<TriangleAlert size={15} />} action={retry}>
          {words.stale}
        </Banner>
      );
    case 'ended':
      return (
        <Banner
          isLive={false}
          tone="danger"
          icon={<LogOut size={15} />}
          action={onSignIn && <BannerAction label={words.signIn} onClick={onSignIn} />}
        >
          {words.ended}
        </Banner>
      );
  }
}

/** For a while after a loss that was spoken of. */
function useIsBack(status: ConnectionStatus, isSpokenOf: boolean): boolean {
  const [wasLost, setWasLost] = useState(false);
  if (isSpokenOf && status !== 'connecting' && !wasLost) setWasLost(true);
  const isBack = wasLost && status === 'online';
  useEffect(() => {
    if (!isBack) return;
    const timer = setTimeout(() => setWasLost(false), BACK_MS);
    return () => clearTimeout(timer);
  }, [isBack]);
  return isBack;
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
