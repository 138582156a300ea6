import clsx from 'clsx';
import { useId } from 'react';

export interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
  /** `quiet` hides the label from sight, not from screen readers. */
  quiet?: boolean;
}

/** A few exclusive options side by side, as native radio buttons. */
export function Choice<T extends string>({ label, value, options, onChange, quiet }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className={clsx(quiet ? 'sr-only' : 'mb-1.5 text-sm font-medium')}>{label}</legend>
      <div className="flex w-full flex-wrap gap-1 rounded-md bg-sunken p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              'flex min-h-8 flex-1 cursor-pointer items-center justify-center rounded-sm px-3 text-sm font-medium whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-touch',
              option.value === value
                ? 'bg-raised text-text shadow-float forced-colors:outline-2'
                : 'text-muted hover:text-text',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
