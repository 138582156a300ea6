import type { Room as WireRoom } from '@officehours/contracts';

import type { Recorder } from '../history/recorder.ts';
import { tokenFor, type Role } from '../product/tokens.ts';
import type { Random } from '../random.ts';
import { until } from '../waiting.ts';
import { openGroups } from './groups.ts';
import { callRest } from './rest.ts';
import { canaryOf } from './text.ts';

export interface Person {
  id: string;
  role: Role;
  /** In records and reports; what begins with it is this person's alone. */
  name: string;
  token: string;
}

export interface Room {
  id: string;
  canary: string;
  members: Person[];
}

/** A room of more than two, of which members go while the run goes on. */
export interface Group extends Room {
  owner: Person;
  gone: Person[];
}

/** Who there is, and in which rooms; the groups are among the rooms. */
export interface World {
  /** Those who use the app. */
  people: Person[];
  /** Those who are only told of what is written to them. */
  absent: Person[];
  rooms: Room[];
  groups: Group[];
}

const ROOMS = 10;
const INSTRUCTORS = 5;
const ABSENT = 2;

/**
 * Ten students, each with the room of one of five instructors: every instructor has two rooms to keep apart. All are in
 * one course, in which there are two project groups. Where people can be told while they are away, two more students are.
 */
export async function makeWorld(
  random: Random,
  recorder: Recorder,
  url: string,
  areTold: boolean,
): Promise<World> {
  const courseId = random.hex(24);
  const instructors = await Promise.all(
    Array.from({ length: INSTRUCTORS }, () => person(random, 'instructor', courseId)),
  );
  const students = await Promise.all(
    Array.from({ length: ROOMS }, () => person(random, 'student', courseId)),
  );
  const absent = await Promise.all(
    Array.from({ length: areTold ? ABSENT : 0 }, () => person(random, 'student', courseId)),
  );
  const people = [...instructors, ...students];
  for (const each of [...people, ...absent]) await until('a person to be known', () => isKnown(url, each));
  const rooms: Room[] = [];
  for (const [index, student] of [...students, ...absent].entries()) {
    const instructor = instructors[index % INSTRUCTORS] as Person;
    rooms.push(await openRoom(random, url, student, instructor));
  }
  const groups = await openGroups(random, url, courseId, { instructors, students });
  rooms.push(...groups);
  for (const { id, canary, members } of rooms) {
    recorder.add({ op: 'room', room: id, canary });
    for (const member of members)
      recorder.add({ op: 'member', room: id, person: member.id, first: 1, last: null });
  }
  return { people, absent, rooms, groups };
}

async function person(random: Random, role: Role, courseId: string): Promise<Person> {
  const id = random.hex(24);
  return {
    id,
    role,
    name: `${role}-${id}`,
    token: await tokenFor(id, role, `${role} ${id.slice(-4)}`, courseId),
  };
}

/** A person is known from the first valid token on. */
async function isKnown(url: string, { token }: Person): Promise<boolean> {
  return (await callRest(url, token, 'GET', '/api/message/chat-room')).kind === 'ok';
}

async function openRoom(random: Random, url: string, student: Person, instructor: Person): Promise<Room> {
  const pair = { studentId: student.id, instructorId: instructor.id };
  const answer = await callRest<WireRoom>(url, student.token, 'POST', '/api/message/chat-room', pair);
  if (answer.kind !== 'ok') throw new Error(`a room could not be opened: ${JSON.stringify(answer)}`);
  return { id: answer.data.id, canary: canaryOf(random), members: [student, instructor] };
}
