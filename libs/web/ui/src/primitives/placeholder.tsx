import type { ReactNode } from 'react';

export interface PlaceholderProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
  role?: 'alert' | 'status';
}

/** What stands in a pane that has nothing to show: why, and one way on. */
export function Placeholder({ icon, title, children, action, role }: PlaceholderProps) {
  return (
    <div
      role={role}
      className="m-auto flex w-full max-w-sm flex-col items-center gap-2 px-6 py-10 text-center"
    >
      <span
        className="mb-2 flex size-14 items-center justify-center rounded-full bg-sunken text-muted"
        aria-hidden="true"
      >
        {icon}
      </span>
      <p className="text-lg font-semibold text-balance">{title}</p>
      {children && <p className="text-pretty text-muted">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
