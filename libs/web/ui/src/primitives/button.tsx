import clsx from 'clsx';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  outline: 'border border-line-strong/60 bg-raised text-text hover:bg-hover',
  quiet: 'text-text hover:bg-hover',
  danger: 'text-danger hover:bg-danger-soft',
} as const;

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium transition-colors duration-100 disabled:opacity-50 disabled:pointer-events-none forced-colors:border';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: keyof typeof VARIANTS;
  size?: 'sm' | 'md';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = 'outline',
  size = 'md',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  const measure =
    size === 'sm'
      ? 'min-h-8 px-3 text-sm pointer-coarse:min-h-touch'
      : 'min-h-10 px-4 pointer-coarse:min-h-touch';
  return <button type={type} className={clsx(SHAPE, measure, VARIANTS[variant], className)} {...rest} />;
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What the button does: read out, and shown on hover. */
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button with a picture only: 36 px, 44 px where fingers point. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        SHAPE,
        'size-9 shrink-0 text-muted hover:bg-hover hover:text-text pointer-coarse:size-touch',
        className,
      )}
      {...rest}
    />
  );
}
