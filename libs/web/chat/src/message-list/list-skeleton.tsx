import { Skeleton } from '@officehours/web-ui';
import clsx from 'clsx';

const SHAPES = [
  ['w-64', 'h-9'],
  ['w-80', 'h-15'],
  ['w-40 ms-auto', 'h-9'],
  ['w-72 ms-auto', 'h-15'],
  ['w-56', 'h-9'],
  ['w-96', 'h-20'],
  ['w-48 ms-auto', 'h-9'],
] as const;

/** A conversation that is still being fetched, in grey, standing at the end as the real one will. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="mx-auto mt-auto flex w-full max-w-4xl flex-col gap-3 px-4 pb-10"
    >
      {SHAPES.map(([place, height], index) => (
        <Skeleton key={index} className={clsx('max-w-[80%] rounded-xl!', place, height)} />
      ))}
    </div>
  );
}
