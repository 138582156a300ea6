import type { Course } from '@officehours/contracts';
import { person, type Person } from './support/people';
import { bring } from './support/platform';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { newPair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  admin = await person('admin');
});

afterAll(() => server.stop());

async function newCourse(title: string, id?: string): Promise<Pick<Course, 'id' | 'title'>> {
  const answer = await rest(server, admin).post<Course>('/api/course', { title, ...(id && { id }) });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return answer.body;
}

describe('a course', () => {
  it('is made and renamed by an admin, and shown to its members with their role', async () => {
    const { id } = await newCourse('Topology');
    const { student, instructor } = await newPair(server);
    await bring(server, {
      enrolments: [
        { courseId: id, userId: student.id, role: 'student' },
        { courseId: id, userId: instructor.id, role: 'instructor' },
      ],
    });
    expect((await rest(server, student).get(`/api/course/${id}`)).body).toEqual({
      id,
      title: 'Topology',
      role: 'student',
      peerTalk: false,
      endsAt: null,
    });

    const renamed = await rest(server, admin).patch(`/api/course/${id}`, { title: 'Topology (winter)' });
    expect(renamed.status).toBe(200);
    expect((await rest(server, instructor).get('/api/course')).body).toEqual({
      courses: [{ id, title: 'Topology (winter)', role: 'instructor', peerTalk: false, endsAt: null }],
    });
  });

  it('keeps the id that the platform gives it', async () => {
    const id = newId();
    expect(await newCourse('By the platform', id)).toEqual({ id, title: 'By the platform' });
    const other = `algebra-${newId()}`;
    const made = await newCourse('By another name', other);
    expect(made.id).toMatch(/^[0-9a-f]{24}$/);
    expect(await newCourse('The same one', other)).toMatchObject({ id: made.id });
  });

  it('is not made or renamed by anyone else', async () => {
    const { id } = await newCourse('Not yours');
    for (const role of ['student', 'instructor'] as const) {
      const caller = rest(server, await person(role));
      expectProblem(await caller.post('/api/course', { title: 'Mine' }), 'forbidden');
      expectProblem(await caller.patch(`/api/course/${id}`, { title: 'Mine' }), 'forbidden');
    }
  });

  it('that is not there cannot be renamed', async () => {
    expectProblem(await rest(server, admin).patch(`/api/course/${newId()}`, { title: 'X' }), 'not_found');
    expectProblem(await rest(server, admin).patch('/api/course/abc', { title: 'X' }), 'not_found');
  });

  it.each([
    [{}],
    [{ title: '' }],
    [{ title: ' \u200b' }],
    [{ title: 'x'.repeat(201) }],
    [{ title: ['x'] }],
    [{ title: { $ne: '' } }],
    [{ title: 'X', id: '' }],
    [{ title: 'X', id: 'x'.repeat(129) }],
    [{ title: 'X', id: 5 }],
    [{ title: 'X', role: 'admin' }],
  ])('is not made from %j', async (body) => {
    expectProblem(await rest(server, admin).post('/api/course', body), 'validation_failed');
  });
});
