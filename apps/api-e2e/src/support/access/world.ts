import type { Message, Room } from '@officehours/contracts';
import { newGroup, type SmallCourse } from '../course';
import { person, type Person } from '../people';
import { rest } from '../rest';
import { introduce, post } from '../rooms';
import type { Server } from '../server';
import { login, newAccount, refreshCookie, type Account } from '../session';
import { newId } from '../tokens';

/** Those of the access matrix who come with a token. */
export const PEOPLE = [
  'stranger',
  'removed member',
  'other course',
  'student',
  'assistant',
  'instructor',
  'admin',
  'suspended',
] as const;
export type Who = (typeof PEOPLE)[number];

export interface World {
  server: Server;
  courseId: string;
  room: Room;
  people: Record<Who, Person>;
  accounts: Record<Who, Account>;
  /** The epoch of the database. */
  epoch: string;
}

/** A course with a project group in it, and everyone who may try to get at it. Each has an account here, too. */
export async function newWorld(server: Server): Promise<World> {
  const courseId = newId();
  const courses = (role: string): object => ({ courses: [{ id: courseId, title: 'Analysis I', role }] });
  const elsewhere = { courses: [{ id: newId(), title: 'Botany', role: 'instructor' }] };
  const make = async (role: Person['role'], claims: object = {}): Promise<Person> => {
    const one = await person(role, { email: `${newId()}@school.example`, ...claims });
    await introduce(server, one);
    return one;
  };
  const people: Record<Who, Person> = {
    stranger: await make('student'),
    'removed member': await make('student', courses('student')),
    'other course': await make('instructor', elsewhere),
    student: await make('student', courses('student')),
    assistant: await make('student', courses('assistant')),
    instructor: await make('instructor', courses('instructor')),
    admin: await make('admin'),
    suspended: await make('student', courses('student')),
  };
  const { instructor, student, assistant } = people;
  const course: SmallCourse = { id: courseId, instructor, assistant, ada: student, ben: student };
  const removed = people['removed member'];
  const room = await newGroup(server, course, [student, assistant, removed, people.suspended]);
  await post(server, student, room.id, 'Said before');
  const gone = `/api/message/chat-room/${room.id}/member/${removed.id}`;
  await rest(server, instructor).call('DELETE', gone);
  const accounts = await accountsOf(server, people);
  const suspension = `/api/directory/user/${people.suspended.id}/suspension`;
  await rest(server, people.admin).put(suspension, { reason: 'Threats' });
  const page = await rest(server, student).get<{ epoch: string }>(
    `/api/message/chat-room/${room.id}/messages`,
  );
  return {
    server,
    courseId,
    room,
    people,
    accounts,
    epoch: page.body.epoch,
  };
}

async function accountsOf(server: Server, people: Record<Who, Person>): Promise<Record<Who, Account>> {
  const made: [Who, Account][] = [];
  for (const who of PEOPLE) {
    const email = (JSON.parse(atob(people[who].token.split('.')[1] ?? '')) as { email: string }).email;
    made.push([who, await newAccount(server, { email })]);
  }
  return Object.fromEntries(made) as Record<Who, Account>;
}

/** A new message of the student in the group. */
export function messageOf({ server, people, room }: World): Promise<Message> {
  return post(server, people.student, room.id, 'Try this');
}

/** Somebody new in the course; in the group too when `isMember`. */
export async function classmate(world: World, isMember: boolean): Promise<Person> {
  const courses = [{ id: world.courseId, title: 'Analysis I', role: 'student' }];
  const one = await person('student', { courses });
  await introduce(world.server, one);
  if (isMember) {
    const path = `/api/message/chat-room/${world.room.id}/member`;
    await rest(world.server, world.people.instructor).post(path, { userIds: [one.id] });
  }
  return one;
}

/** A new session of the student: its id and its cookie header. */
export async function sessionOf({ server, accounts }: World): Promise<{ id: string; cookie: string }> {
  const answer = await login(server, accounts.student);
  const payload = answer.body.accessToken.split('.')[1] ?? '';
  const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string };
  const { name, value } = refreshCookie(answer)!;
  return { id: sid, cookie: `${name}=${value}` };
}

export type Attempt = { path: string; body?: unknown; raw?: BodyInit; headers?: Record<string, string> };
/** How a route is tried, in a way that fits it: by whom decides where a request has to name its caller. */
export type RestRow = (world: World, who: Who | 'no token') => Attempt | Promise<Attempt>;
export type EventRow = (world: World, who: Who) => unknown;
