import type { Id } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import type { StaffMember } from '../rest/shapes';
import type { RoomList } from '../rooms/room-list';
import { withRooms } from '../rooms/with-rooms';
import { loadingOf, type Loading } from './loading';
import { useCached } from './use-cached';

const NONE: never[] = [];

/** Whom a member of a course can write to, with live presence and counts. */
export function useStaff(courseId: Id): Loading & { staff: StaffMember[] } {
  const { queryClient, rest, presence } = useOfficehours();
  const queryFn = async () => presence.correct(await rest.staff(courseId));
  const query = useQuery({ queryKey: keys.staff(courseId), queryFn }, queryClient);
  const rooms = useCached<RoomList>(keys.rooms);
  const staff = useMemo(() => withRooms(query.data ?? NONE, rooms), [query.data, rooms]);
  return { ...loadingOf(query), staff };
}
