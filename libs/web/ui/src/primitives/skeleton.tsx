import clsx from 'clsx';

/** A grey shape where content will be, at the size the content will have. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('block animate-pulse rounded-sm bg-sunken', className)} />;
}
