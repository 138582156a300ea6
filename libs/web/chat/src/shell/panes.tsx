import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface PanesProps {
  list: ReactNode;
  main: ReactNode;
  /** Where there is room for one pane only, which one it is. */
  showing: 'list' | 'main';
  className?: string;
}

/** List and conversation side by side; one at a time where the host gives less than 768 px. Sized by its container, not by the window. */
export function Panes({ list, main, showing, className }: PanesProps) {
  return (
    <div className={clsx('@container/shell relative h-full min-h-0 w-full overflow-hidden', className)}>
      <div className="flex h-full">
        <div
          className={clsx(
            'h-full w-full shrink-0 border-e bg-bg @3xl/shell:w-76 @5xl/shell:w-84',
            showing === 'main' && '@max-3xl/shell:hidden',
          )}
        >
          {list}
        </div>
        <div
          className={clsx('relative h-full min-w-0 flex-1', showing === 'list' && '@max-3xl/shell:hidden')}
        >
          {main}
        </div>
      </div>
    </div>
  );
}
