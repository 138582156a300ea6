import { Failure, useText } from '@officehours/web-chat';
import { OfficehoursError } from '@officehours/web-realtime';
import { BrandMark, useDelayed } from '@officehours/web-ui';
import { useEffect } from 'react';

/** After this many milliseconds a wait is put into words. */
const LONG_MS = 3_000;

export interface StartingProps {
  /** The service did not answer; it is asked again by itself. */
  isUnreachable: boolean;
  onRetry: () => void;
}

/** While it is not known yet who is there: nothing for a moment, then the mark, then what is the matter. */
export function Starting({ isUnreachable, onRetry }: StartingProps) {
  const text = useText();
  const isSlow = useDelayed(true, 400);
  const isLong = useDelayed(true, LONG_MS);

  useEffect(() => {
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [onRetry]);

  if (isSlow && isUnreachable) {
    return (
      <main className="flex h-full bg-bg">
        <Failure error={new OfficehoursError('network')} onRetry={onRetry} />
      </main>
    );
  }
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 bg-bg px-6 text-center text-muted">
      {isSlow && <BrandMark size={48} />}
      {isLong && <p role="status">{text.connection.connecting}</p>}
    </main>
  );
}
