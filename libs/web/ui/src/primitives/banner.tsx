import clsx from 'clsx';
import type { ReactNode } from 'react';

const TONES = {
  neutral: 'bg-sunken text-muted',
  good: 'bg-accent-soft text-accent-strong',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
} as const;

export interface BannerProps {
  tone?: keyof typeof TONES;
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  /** False where it stands in a live region already. */
  isLive?: boolean;
}

/** One line across a pane that says what is the matter. Polite: it never interrupts a screen reader. */
export function Banner({ tone = 'neutral', icon, children, action, isLive = true }: BannerProps) {
  return (
    <div
      role={isLive ? 'status' : undefined}
      className={clsx('flex min-h-9 items-center justify-center gap-2 px-4 py-1.5 text-sm', TONES[tone])}
    >
      {icon}
      <span>{children}</span>
      {action}
    </div>
  );
}
