import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';

import type { Seat } from './protocol.ts';
import { SECRET } from '../servers/start.ts';

const ROWS_PER_CALL = 1_000;
const CALLS_AT_ONCE = 20;

interface Person {
  id: string;
  role: 'student' | 'instructor' | 'admin';
}

/** A student and an instructor, each with a token, and their room. */
export interface Pair {
  seats: [Seat, Seat];
  studentToken: string;
  room: string;
}

/** An id that a name always gets. */
export const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 24);

export function tokenOf({ id, role }: Person): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role, name: `${role} ${id.slice(0, 4)}`, sub: id, iat: now, exp: now + 24 * 3600 })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(SECRET));
}

export async function call<T>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** People who know each other two by two, in the product. */
export async function makePairs(url: string, count: number): Promise<Pair[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    student: { id: idOf(`student ${index}`), role: 'student' as const },
    instructor: { id: idOf(`instructor ${index}`), role: 'instructor' as const },
  }));
  const admin = await tokenOf({ id: idOf('admin'), role: 'admin' });
  const users = people.flatMap(({ student, instructor }) => [student, instructor].map(asUser));
  for (let at = 0; at < users.length; at += ROWS_PER_CALL)
    await call(url, admin, 'PUT', '/api/directory', { users: users.slice(at, at + ROWS_PER_CALL) });
  const pairs: Pair[] = [];
  for (let at = 0; at < people.length; at += CALLS_AT_ONCE)
    pairs.push(...(await Promise.all(people.slice(at, at + CALLS_AT_ONCE).map((two) => meet(url, two)))));
  return pairs;
}

async function meet(url: string, two: { student: Person; instructor: Person }): Promise<Pair> {
  const [studentToken, token] = await Promise.all([tokenOf(two.student), tokenOf(two.instructor)]);
  const ids = { studentId: two.student.id, instructorId: two.instructor.id };
  const { id: room } = await call<{ id: string }>(url, studentToken, 'POST', '/api/message/chat-room', ids);
  const seats: [Seat, Seat] = [
    { auth: { token: studentToken }, room },
    { auth: { token }, room },
  ];
  return { seats, studentToken, room };
}

const asUser = ({ id, role }: Person) => ({ id, role, name: `${role} ${id.slice(0, 4)}` });

/** The same seats in a server that knows nobody. */
export function strangers(count: number): Seat[] {
  return Array.from({ length: count }, (_, index) => ({
    auth: {},
    room: idOf(`room ${Math.floor(index / 2)}`),
  }));
}
