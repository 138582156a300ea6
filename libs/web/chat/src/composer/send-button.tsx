import { SendHorizontal } from 'lucide-react';
import clsx from 'clsx';

/** Sends; stays pressable without a text, so that it can be found and says so itself. */
export function SendButton({ label, isReady }: { label: string; isReady: boolean }) {
  return (
    <button
      type="submit"
      aria-label={label}
      title={label}
      aria-disabled={!isReady}
      className={clsx(
        'ms-auto flex size-10 shrink-0 items-center justify-center rounded-md transition-colors pointer-coarse:size-touch',
        isReady ? 'bg-accent text-on-accent hover:bg-accent-strong' : 'text-faint',
      )}
    >
      <SendHorizontal size={18} className="rtl:-scale-x-100" />
    </button>
  );
}
