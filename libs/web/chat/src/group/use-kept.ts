import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * What is filled in in a dialog, by the person and what it is about: there again when the same dialog is opened again, until
 * `forget`, which is for what was done or given up. A dialog closed by mistake so loses no words.
 */
export function useKept<T>(key: string | undefined, empty: T) {
  const [value, setValue] = useState(() =>
    key !== undefined && kept.has(key) ? (kept.get(key) as T) : empty,
  );
  const change = (changes: Partial<T>): void => {
    const next = { ...value, ...changes };
    if (key !== undefined) kept.set(key, next);
    setValue(next);
  };
  const forget = (): void => void (key !== undefined && kept.delete(key));
  return { value, change, forget };
}
