import type { Room, RoomKind } from '@officehours/contracts';
import { newGroup } from '../course';
import { person, type Person } from '../people';
import { rest } from '../rest';
import { introduce, roomOf } from '../rooms';
import type { Server } from '../server';
import { seconds } from '../tokens';
import { until } from '../wait';

/** Those of the course, before the room is made. */
export interface Cast {
  courseId: string;
  student: Person;
  assistant: Person;
  instructor: Person;
  removed: Person;
  suspended: Person;
}

export const ofCourse = (id: string): object => ({ id, title: 'Analysis I' });
export const mailOf = (id: string): string => `${id}@school.example`;

type Make = (server: Server, cast: Cast) => Promise<{ room: Room; removed: Person }>;

/** A room of each kind, and who was in it, or was not. */
export const ROOMS: Record<RoomKind, Make> = {
  async direct(server, { student, instructor, courseId, removed }) {
    return { room: await roomOf(server, student, instructor, courseId), removed };
  },
  async staff(server, { student, courseId, ...cast }) {
    const assistant = await enrolled(server, cast.removed, [{ ...ofCourse(courseId), role: 'assistant' }], 5);
    const room = await opened(server, student, `/api/course/${courseId}/staff-room`);
    const again = [{ ...ofCourse(courseId), role: 'student' }];
    return { room, removed: await gone(server, room, await enrolled(server, assistant, again, 10)) };
  },
  async group(server, { courseId, student, assistant, instructor, removed, suspended }) {
    const course = { id: courseId, instructor, assistant, ada: student, ben: removed };
    const room = await newGroup(server, course, [student, assistant, removed, suspended]);
    await rest(server, instructor).call('DELETE', `/api/message/chat-room/${room.id}/member/${removed.id}`);
    return { room, removed };
  },
  async announcement(server, { courseId, instructor, removed }) {
    const room = await opened(server, instructor, `/api/course/${courseId}/announcement-room`);
    return { room, removed: await gone(server, room, await enrolled(server, removed, [], 5)) };
  },
};

async function opened(server: Server, by: Person, path: string): Promise<Room> {
  const answer = await rest(server, by).post<Room>(path, {});
  if (answer.status > 201) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** As a newer token of theirs says, of `later` seconds from now. */
async function enrolled(
  server: Server,
  { id, name, role }: Person,
  courses: object[],
  later: number,
): Promise<Person> {
  const again = await person(role, { sub: id, name, email: mailOf(id), courses, iat: seconds(later) });
  await introduce(server, again);
  return again;
}

/** The room follows its course a moment later. */
async function gone(server: Server, room: Room, one: Person): Promise<Person> {
  await until('the room to have followed its course', async () => {
    const { status } = await rest(server, one).get(`/api/message/chat-room/${room.id}`);
    return status === 404;
  });
  return one;
}
