import type { Message, Room, RoomKind } from '@officehours/contracts';
import { person, type Person } from '../people';
import { rest } from '../rest';
import { introduce, post } from '../rooms';
import type { Server } from '../server';
import { login, newAccount, refreshCookie, type Account } from '../session';
import { newId } from '../tokens';
import { mailOf, ofCourse, ROOMS } from './rooms';

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
  kind: RoomKind;
  courseId: string;
  room: Room;
  people: Record<Who, Person>;
  accounts: Record<Who, Account>;
  /** Of the suspended, begun before they were. */
  endedSession: Session;
  /** Whose the message, the session and the like are. */
  author: Who;
  /** Who may write in the room. */
  writers: Who[];
  /** The epoch of the database. */
  epoch: string;
}

/** A course with a room of one kind, and everyone who may try to get at it. Each has an account here, too. */
export async function newWorld(server: Server, kind: RoomKind): Promise<World> {
  const courseId = newId();
  const people = await peopleOf(server, courseId);
  const made = await ROOMS[kind](server, { courseId, ...people, removed: people['removed member'] });
  people['removed member'] = made.removed;
  const { room } = made;
  const isTold = kind === 'announcement';
  const author = isTold ? 'instructor' : 'student';
  await post(server, people[author], room.id, 'Said before');
  const accounts = await accountsOf(server, people);
  const endedSession = await begunSession(server, accounts.suspended);
  await suspend({ server, people }, people.suspended.id);
  const path = `/api/message/chat-room/${room.id}/messages`;
  const { epoch } = (await rest(server, people[author]).get<{ epoch: string }>(path)).body;
  const writers: Who[] = isTold ? ['instructor', 'assistant'] : ['student', 'instructor'];
  return { server, kind, courseId, room, people, accounts, endedSession, author, writers, epoch };
}

/** Takes somebody's access away. */
export async function suspend(
  { server, people }: Pick<World, 'server' | 'people'>,
  id: string,
): Promise<void> {
  await rest(server, people.admin).put(`/api/directory/user/${id}/suspension`, { reason: 'Threats' });
}

async function peopleOf(server: Server, courseId: string): Promise<Record<Who, Person>> {
  const courses = (role: string): object => ({ courses: [{ ...ofCourse(courseId), role }] });
  const elsewhere = { courses: [{ id: newId(), title: 'Botany', role: 'instructor' }] };
  const make = async (role: Person['role'], claims: object = {}): Promise<Person> => {
    const sub = newId();
    const one = await person(role, { sub, email: mailOf(sub), ...claims });
    await introduce(server, one);
    return one;
  };
  return {
    stranger: await make('student'),
    'removed member': await make('student', courses('student')),
    'other course': await make('instructor', elsewhere),
    student: await make('student', courses('student')),
    assistant: await make('student', courses('assistant')),
    instructor: await make('instructor', courses('instructor')),
    admin: await make('admin'),
    suspended: await make('student', courses('student')),
  };
}

async function accountsOf(server: Server, people: Record<Who, Person>): Promise<Record<Who, Account>> {
  const made: [Who, Account][] = [];
  for (const who of PEOPLE) made.push([who, await newAccount(server, { email: mailOf(people[who].id) })]);
  return Object.fromEntries(made) as Record<Who, Account>;
}

/** A new message in the room. */
export function messageOf({ server, people, author, room }: World): Promise<Message> {
  return post(server, people[author], room.id, 'Try this');
}

/** One of those who write in the room, and not this one. */
export function writerBut({ people, writers }: World, who: Who | 'no token'): Person {
  return people[writers.find((one) => one !== who)!];
}

/** Somebody new in the course; in the room too when `isMember`, where people can be added. */
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

/** A session of its owner's account. */
interface Session {
  id: string;
  /** The header. */
  cookie: string;
}

/** A new session of the author. */
export function sessionOf({ server, accounts, author }: World): Promise<Session> {
  return begunSession(server, accounts[author]);
}

/** A session that somebody brings as their own: a new one, where they can have one. */
export async function sessionBroughtBy(world: World, who: Who | 'no token'): Promise<Session> {
  if (who === 'no token') return sessionOf(world);
  return who === 'suspended' ? world.endedSession : begunSession(world.server, world.accounts[who]);
}

async function begunSession(server: Server, account: Account): Promise<Session> {
  const answer = await login(server, account);
  const payload = answer.body.accessToken.split('.')[1] ?? '';
  const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string };
  const { name, value } = refreshCookie(answer)!;
  return { id: sid, cookie: `${name}=${value}` };
}

export type Attempt = { path: string; body?: unknown; raw?: BodyInit; headers?: Record<string, string> };
/** How a route is tried, in a way that fits it: by whom decides where a request has to name its caller. */
export type RestRow = (world: World, who: Who | 'no token') => Attempt | Promise<Attempt>;
export type EventRow = (world: World, who: Who) => unknown;
