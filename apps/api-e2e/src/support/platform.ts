import type { Course, CourseRole, Room, RosterStudent, UserRole } from '@officehours/contracts';
import { person, type Person } from './people';
import { rest, type Answer } from './rest';
import type { Server } from './server';

/** The rows of `PUT /api/directory`, as a host platform writes them. */
export interface DirectoryRows {
  users?: { id: string; name: string; role: UserRole; email?: string; avatarUrl?: string }[];
  courses?: { id: string; title: string }[];
  enrolments?: { courseId: string; userId: string; role: CourseRole }[];
}

export interface Roster {
  course: Pick<Course, 'id' | 'title'>;
  currentChatRoom: Room | null;
  students: RosterStudent[];
  nextCursor: string | null;
}

/** Brings people, courses and enrolments in, as an admin of the platform. */
export async function bring(server: Server, rows: DirectoryRows): Promise<void> {
  const answer = await putDirectory(server, await person('admin'), rows);
  if (answer.status !== 200) throw new Error(`The directory answered ${answer.status}: ${answer.text}`);
}

export function putDirectory(server: Server, caller: Person, rows: object): Promise<Answer<unknown>> {
  return rest(server, caller).put('/api/directory', rows);
}

/** A roster page as `reader` sees it. */
export function roster(
  server: Server,
  reader: Person,
  courseId: string,
  { room = 'none', query = '' } = {},
): Promise<Answer<Roster>> {
  return rest(server, reader).get<Roster>(`/api/message/course/${courseId}/${room}${query}`);
}
