import type { Room } from '@officehours/contracts';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest, type Answer } from './support/rest';
import { introduce } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;

beforeAll(async () => {
  server = await startServer({ TALK_POLICY: 'course' });
});

afterAll(() => server.stop());

type Role = 'student' | 'instructor' | 'assistant';

/** Someone of the platform, enrolled as the token says. */
async function member(role: 'student' | 'instructor', courses: Record<string, Role>): Promise<Person> {
  const claim = Object.entries(courses).map(([id, courseRole]) => ({
    id,
    title: 'Course',
    role: courseRole,
  }));
  const one = await person(role, { courses: claim });
  await introduce(server, one);
  return one;
}

function ask(caller: Person, student: Person, instructor: Person): Promise<Answer<Room>> {
  const pair = { studentId: student.id, instructorId: instructor.id };
  return rest(server, caller).post<Room>('/api/message/chat-room', pair);
}

describe('where only people who share a course may talk', () => {
  it('a student and the staff of the course have a room, whoever asks', async () => {
    const course = newId();
    const student = await member('student', { [course]: 'student' });
    const instructor = await member('instructor', { [course]: 'instructor' });
    expect((await ask(student, student, instructor)).status).toBe(201);
    expect((await ask(instructor, student, instructor)).status).toBe(200);
  });

  it('an assistant of the course is staff, though a student of the platform', async () => {
    const course = newId();
    const student = await member('student', { [course]: 'student' });
    const assistant = await member('student', { [course]: 'assistant' });
    const answer = await ask(student, student, assistant);
    expect(answer.status).toBe(201);
    expect(answer.body.participants.map(({ model }) => model)).toEqual(['Student', 'Student']);
  });

  it('people of different courses have none, and do not learn that there is the other', async () => {
    const student = await member('student', { [newId()]: 'student' });
    const instructor = await member('instructor', { [newId()]: 'instructor' });
    const nobody = { ...instructor, id: newId() };
    expectProblem(await ask(instructor, student, instructor), 'not_found');
    const [missing, foreign] = [await ask(student, student, nobody), await ask(student, student, instructor)];
    expect({ ...expectProblem(foreign, 'not_found'), requestId: '' }).toEqual({
      ...expectProblem(missing, 'not_found'),
      requestId: '',
    });
  });

  it('two students of one course have none', async () => {
    const course = newId();
    const one = await member('student', { [course]: 'student' });
    const other = await member('student', { [course]: 'student' });
    expectProblem(await ask(one, one, other), 'forbidden');
  });
});
