import type { Course, Room, User } from '@officehours/contracts';
import type { JWTPayload } from 'jose';
import { person } from './support/people';
import { expectProblem } from './support/problem';
import { roster } from './support/platform';
import { rest } from './support/rest';
import { introduce } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId, seconds, sign } from './support/tokens';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

async function me(claims: JWTPayload): Promise<User> {
  const token = await sign({ role: 'student', name: 'Somebody', ...claims });
  const answer = await rest(server).get<User>('/api/auth/me', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return answer.body;
}

async function courses(claims: JWTPayload): Promise<Course[]> {
  const token = await sign({ role: 'student', name: 'Somebody', ...claims });
  const headers = { authorization: `Bearer ${token}` };
  return (await rest(server).get<{ courses: Course[] }>('/api/course', { headers })).body.courses;
}

describe('a person seen for the first time in a valid token', () => {
  it('is made from its claims', async () => {
    const sub = newId();
    const claims = {
      sub,
      role: 'instructor',
      name: 'Ada Byron',
      email: 'Ada@School.example',
      picture: 'https://a.example/a.png',
    };
    expect(await me(claims)).toEqual({
      id: sub,
      name: 'Ada Byron',
      role: 'instructor',
      email: 'ada@school.example',
      avatarUrl: 'https://a.example/a.png',
    });
  });

  it.each([
    ['student', { role: 'student', email: null, avatarUrl: null }],
    ['instructor', { role: 'instructor', email: null, avatarUrl: null }],
    ['admin', { role: 'admin', email: null, avatarUrl: null }],
  ])('as %s needs no more than sub, role and name', async (role, shape) => {
    expect(await me({ sub: newId(), role, name: 'Plain' })).toMatchObject({ ...shape, name: 'Plain' });
  });

  it('a hundred times at once is one person', async () => {
    const sub = `burst-${newId()}`;
    const people = await Promise.all(Array.from({ length: 100 }, () => me({ sub })));
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
  });
});

describe('the id of a person', () => {
  it('of 24 hex digits is the id itself, in lower case', async () => {
    const sub = newId();
    expect((await me({ sub: sub.toUpperCase() })).id).toBe(sub);
    expect((await me({ sub })).id).toBe(sub);
  });

  it('for any other string is made once and stays for good', async () => {
    const subjects = [
      'alice',
      'alice@school.example',
      ' alice',
      'Alice',
      '7',
      '$ne',
      '__proto__',
      'Åsa Öberg 😀',
      'x'.repeat(128),
    ];
    const ids: string[] = [];
    for (const sub of subjects) ids.push((await me({ sub })).id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(new Set(ids).size).toBe(subjects.length);
    await server.restart();
    for (const [n, sub] of subjects.entries()) expect((await me({ sub })).id).toBe(ids[n]);
  });
});

describe('a later token', () => {
  it('brings name, e-mail and picture up to date', async () => {
    const sub = newId();
    await me({ sub, name: 'Before', iat: seconds(-100) });
    const after = { name: 'After', email: `${sub}@school.example` };
    expect(await me({ sub, ...after, iat: seconds(-50) })).toMatchObject(after);
  });

  it('with an older iat never overrides a newer one', async () => {
    const sub = newId();
    await me({ sub, name: 'Newer', iat: seconds(-50) });
    expect((await me({ sub, name: 'Older', iat: seconds(-100) })).name).toBe('Newer');
    expect((await me({ sub, name: 'Newest', iat: seconds(-10) })).name).toBe('Newest');
  });

  it('shows in the rooms of the person at once', async () => {
    const student = await person('student', { iat: seconds(-100) });
    const instructor = await person('instructor');
    await introduce(server, student, instructor);
    const pair = { studentId: student.id, instructorId: instructor.id };
    await rest(server, student).post('/api/message/chat-room', pair);
    await me({ sub: student.id, name: 'Married Name', iat: seconds(-10) });
    const { body } = await rest(server, instructor).get<{ rooms: Room[] }>('/api/message/chat-room');
    expect(body.rooms[0]?.participants.find(({ id }) => id === student.id)?.name).toBe('Married Name');
  });
});

/** As a course is at first: it has no end, and its students do not write to each other. */
const OPEN = { peerTalk: false, endsAt: null };

describe('the courses claim', () => {
  const algebra = { id: newId(), title: 'Algebra', role: 'student' };
  const biology = { id: `biology-${newId()}`, title: 'Biology', role: 'assistant' };
  const titles = (list: Course[]): string[] => list.map(({ title }) => title).sort();

  it('makes courses and enrolments', async () => {
    const list = await courses({ sub: newId(), courses: [algebra, biology] });
    expect(list).toHaveLength(2);
    expect(list).toEqual(
      expect.arrayContaining([
        { id: algebra.id, title: 'Algebra', role: 'student', ...OPEN },
        { id: expect.stringMatching(/^[0-9a-f]{24}$/), title: 'Biology', role: 'assistant', ...OPEN },
      ]),
    );
  });

  it('ends the enrolments that it no longer lists; without the claim nothing changes', async () => {
    const sub = newId();
    await courses({ sub, courses: [algebra, biology], iat: seconds(-100) });
    expect(titles(await courses({ sub, iat: seconds(-90) }))).toEqual(['Algebra', 'Biology']);
    expect(titles(await courses({ sub, courses: [biology], iat: seconds(-80) }))).toEqual(['Biology']);
    expect(titles(await courses({ sub, courses: [], iat: seconds(-70) }))).toEqual([]);
  });

  it('of a token with an older iat never overrides a newer one', async () => {
    const sub = newId();
    await courses({ sub, courses: [algebra], iat: seconds(-50) });
    expect(titles(await courses({ sub, courses: [biology], iat: seconds(-100) }))).toEqual(['Algebra']);
  });

  it('changes the role in a course, and what it opens', async () => {
    const sub = newId();
    const as = async (role: string, age: number): Promise<{ id: string; token: string }> => {
      const claims = {
        sub,
        role: 'student',
        name: 'Promoted',
        courses: [{ ...algebra, role }],
        iat: seconds(age),
      };
      return { id: sub, token: await sign(claims) };
    };
    const caller = { name: 'Promoted', role: 'student', model: 'Student' } as const;
    expectProblem(
      await roster(server, { ...caller, ...(await as('student', -100)) }, algebra.id),
      'forbidden',
    );
    expect((await roster(server, { ...caller, ...(await as('assistant', -50)) }, algebra.id)).status).toBe(
      200,
    );
    expect(await courses({ sub, iat: seconds(-40) })).toEqual([
      { id: algebra.id, title: 'Algebra', role: 'assistant', ...OPEN },
    ]);
  });

  it('with 200 courses is taken whole', async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({
      id: newId(),
      title: `Course ${n}`,
      role: 'student',
    }));
    expect(await courses({ sub: newId(), courses: many })).toHaveLength(200);
  });
});
