import clsx from 'clsx';

/** A number of unread messages, in the reader's digits. `label` is its reading ("3 unread"); above 99 the figure is cut to `99+`. */
export function CountBadge({
  count,
  label,
  format,
  quiet = false,
}: {
  count: number;
  label: string;
  format: (count: number) => string;
  /** Of something that was muted: there, and not calling. */
  quiet?: boolean;
}) {
  if (count <= 0) return null;
  return (
    <span
      className={clsx(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-xs font-semibold tabular-nums forced-colors:border',
        quiet ? 'bg-sunken text-muted' : 'bg-accent text-on-accent',
      )}
    >
      <span aria-hidden="true">{count > 99 ? `${format(99)}+` : format(count)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
