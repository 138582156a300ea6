import type { Room } from '@officehours/contracts';
import { newGroup, type SmallCourse } from '../course';
import { person, type Person } from '../people';
import { introduce, roomOf } from '../rooms';
import type { Server } from '../server';
import { newId } from '../tokens';
import type { Pushes } from './pushes';
import type { Secrets } from './secrets';

/** A course of its own: staff, students, a room of two of them, and a group that some come to and go from. */
export interface School {
  index: number;
  course: SmallCourse;
  /** In the group from its beginning to the end. */
  members: Person[];
  /** In the group now and then. */
  wanderers: Person[];
  /** Of the course, and in none of its rooms. */
  bystander: Person;
  /** Never connected, with a device that is told: in the group all the time, and now and then. */
  absent: Record<'member' | 'wanderer', Person>;
  pair: Room;
  group: Room;
}

export async function newSchool(
  server: Server,
  secrets: Secrets,
  pushes: Pushes,
  index: number,
): Promise<School> {
  const id = newId();
  const own = { of: 'school', school: index } as const;
  const make = async (role: 'student' | 'instructor' | 'assistant'): Promise<Person> => {
    const courses = [{ id, title: `Course ${secrets.word(own)}`, role }];
    const one = await person(role === 'instructor' ? role : 'student', {
      courses,
      name: `Name ${secrets.word(own)}`,
      email: `${secrets.word(own)}@school.example`,
    });
    await introduce(server, one);
    // Before anything is said: whether somebody has a device is remembered for a while.
    await pushes.addDevice(server, one);
    secrets.belongs(one.id, own);
    return one;
  };
  const course: SmallCourse = {
    id,
    instructor: await make('instructor'),
    assistant: await make('assistant'),
    ada: await make('student'),
    ben: await make('student'),
  };
  secrets.belongs(id, own);
  const wanderers = [await make('student'), await make('student')];
  const absent = { member: await make('student'), wanderer: await make('student') };
  const pair = await roomOf(server, course.ada, course.instructor);
  const title = secrets.word();
  const group = await newGroup(server, course, [course.ada, course.ben, absent.member], {
    title,
    history: 'joined',
  });
  secrets.belongs(title, { of: 'room', room: group.id });
  for (const room of [pair, group]) secrets.belongs(room.id, { of: 'room', room: room.id });
  const members = [course.instructor, course.ada, course.ben];
  return { index, course, members, wanderers, bystander: course.assistant, absent, pair, group };
}

/** Somebody of no course at all. */
export async function newStranger(server: Server): Promise<Person> {
  const one = await person('student');
  await introduce(server, one);
  return one;
}
