import type { Room } from '@officehours/contracts';
import { person, type Person } from './people';
import { rest } from './rest';
import { introduce } from './rooms';
import type { Server } from './server';
import { newId } from './tokens';

export type CourseRole = 'student' | 'instructor' | 'assistant';

/** Someone who is enrolled as their token says. */
export async function enrolled(server: Server, courses: Record<string, CourseRole>): Promise<Person> {
  const isStudent = Object.values(courses).every((role) => role !== 'instructor');
  const claim = Object.entries(courses).map(([id, role]) => ({ id, title: 'Analysis I', role }));
  const one = await person(isStudent ? 'student' : 'instructor', { courses: claim });
  await introduce(server, one);
  return one;
}

/** A course with an instructor, an assistant and two students. */
export interface SmallCourse {
  id: string;
  instructor: Person;
  assistant: Person;
  ada: Person;
  ben: Person;
}

export async function newCourse(server: Server): Promise<SmallCourse> {
  const id = newId();
  return {
    id,
    instructor: await enrolled(server, { [id]: 'instructor' }),
    assistant: await enrolled(server, { [id]: 'assistant' }),
    ada: await enrolled(server, { [id]: 'student' }),
    ben: await enrolled(server, { [id]: 'student' }),
  };
}

/** A project group that the instructor made with these people. */
export async function newGroup(
  server: Server,
  course: SmallCourse,
  members: readonly Pick<Person, 'id'>[],
  more: object = {},
): Promise<Room> {
  const body = { title: 'Project', courseId: course.id, userIds: members.map(({ id }) => id), ...more };
  const answer = await rest(server, course.instructor).post<Room>('/api/message/group', body);
  if (answer.status !== 201) throw new Error(`The group was refused with ${answer.status}: ${answer.text}`);
  return answer.body;
}
