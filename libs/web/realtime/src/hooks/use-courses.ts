import type { Course } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading } from './loading';

const NONE: never[] = [];

/** The person's courses, each with their role in it. */
export function useCourses(): Loading & { courses: Course[] } {
  const { queryClient, rest } = useOfficehours();
  const query = useQuery({ queryKey: keys.courses, queryFn: () => rest.courses() }, queryClient);
  return { ...loadingOf(query), courses: query.data ?? NONE };
}
