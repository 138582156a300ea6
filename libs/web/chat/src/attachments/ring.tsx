import clsx from 'clsx';

const ROUND = 2 * Math.PI * 9;

interface RingProps {
  /** What is under way, for who does not see it. */
  label: string;
  /** From 0 to 1. */
  fraction: number;
  className?: string;
}

/** How far something is. */
export function Ring({ label, fraction, className }: RingProps) {
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(fraction * 100)}
      viewBox="0 0 24 24"
      className={clsx('shrink-0 -rotate-90 fill-none stroke-current stroke-[2.5]', className)}
    >
      <circle cx="12" cy="12" r="9" className="opacity-30" />
      <circle cx="12" cy="12" r="9" strokeDasharray={ROUND} strokeDashoffset={ROUND * (1 - fraction)} />
    </svg>
  );
}
