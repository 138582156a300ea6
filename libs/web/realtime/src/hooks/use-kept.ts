import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useOfficehours } from '../client/context';
import type { OfficehoursError } from '../rest/error';

export interface KeptSource<T> {
  queryKey: readonly string[];
  read: () => Promise<T>;
  /** Answers what is kept then. */
  write: (change: Partial<T>) => Promise<T>;
}

export interface Kept<T> {
  value: T | null;
  change: (change: Partial<T>) => void;
  /** Why it could not be read, or the last change was not kept. */
  error: OfficehoursError | null;
}

/** Something of the person's own that the service keeps; a change shows at once and goes back when it is refused. */
export function useKept<T extends object>({ queryKey, read, write }: KeptSource<T>): Kept<T> {
  const { queryClient } = useOfficehours();
  const query = useQuery({ queryKey, queryFn: read }, queryClient);
  const [refusal, setRefusal] = useState<unknown>(null);
  const changes = useRef(0);
  const show = (value: T | undefined): void => void queryClient.setQueryData(queryKey, value);
  const change = (wish: Partial<T>): void => {
    const number = (changes.current += 1);
    const before = queryClient.getQueryData<T>(queryKey);
    if (before) show({ ...before, ...wish });
    setRefusal(null);
    write(wish).then(
      // The answer to an earlier change does not know of a later one.
      (after) => number === changes.current && show(after),
      (error: unknown) => {
        setRefusal(error);
        if (number === changes.current) show(before);
        else void query.refetch();
      },
    );
  };
  return { value: query.data ?? null, change, error: (refusal ?? query.error) as OfficehoursError | null };
}
