import clsx from 'clsx';
import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

export interface SearchFieldProps {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  /** For a search that opens by a button: the focus goes to it. */
  takesFocus?: boolean;
}

/** A search box with its own clear button; Escape clears it, except in a dialog, which it closes. */
export function SearchField({
  label,
  clearLabel,
  value,
  onChange,
  className,
  takesFocus = false,
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <div className={clsx('relative', className)}>
      <Search
        size={16}
        className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <input
        ref={input}
        // Not of type "search": browsers empty that by Escape, and a dialog would stay.
        role="searchbox"
        inputMode="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          const { key, nativeEvent, currentTarget } = event;
          if (key !== 'Escape' || !value || nativeEvent.isComposing || currentTarget.closest('dialog'))
            return;
          event.stopPropagation();
          onChange('');
        }}
        className="min-h-9 w-full appearance-none rounded-md bg-sunken ps-9 pe-9 outline-offset-0 pointer-coarse:min-h-touch"
      />
      {value && (
        <button
          type="button"
          aria-label={clearLabel}
          title={clearLabel}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
          className="absolute end-1.5 top-1/2 flex size-7 -translate-y-1/2 items-center justify-center rounded-sm text-muted hover:bg-hover"
        >
          <X size={16} />
        </button>
      )}
    </div>
  );
}
