import { person, type Person } from './support/people';
import { bring, putDirectory, roster, type DirectoryRows } from './support/platform';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { newPair, post, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';
import { until } from './support/wait';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

interface School {
  courseId: string;
  instructor: Person;
  students: { id: string; name: string }[];
}

const STUDENTS = 120;

/** A course with its roster, of whom nobody has signed in. */
async function school(): Promise<School> {
  const courseId = newId();
  const instructor = await person('instructor', { name: 'Dr. Ngozi Adeyemi' });
  const students = Array.from({ length: STUDENTS }, (_, n) => ({
    id: newId(),
    name: `Student ${String(n).padStart(3, '0')}${n === 77 ? ' Žofie O’Neill (a.*b)' : ''}`,
  }));
  await bring(server, {
    courses: [{ id: courseId, title: 'Statistics' }],
    users: [
      { id: instructor.id, name: instructor.name, role: 'instructor' },
      ...students.map((student) => ({ ...student, role: 'student' as const })),
    ],
    enrolments: [
      { courseId, userId: instructor.id, role: 'instructor' },
      ...students.map(({ id }) => ({ courseId, userId: id, role: 'student' as const })),
    ],
  });
  return { courseId, instructor, students };
}

describe('a roster brought in by the platform', () => {
  it('shows every student of the course before any of them has signed in, page after page, once each', async () => {
    const { courseId, instructor, students } = await school();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await roster(server, instructor, courseId, { query });
      expect(body.students.length).toBeLessThanOrEqual(50);
      seen.push(...body.students.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toHaveLength(STUDENTS);
    expect(new Set(seen)).toEqual(new Set(students.map(({ id }) => id)));
  });

  it('can be searched by a part of a name, letter for letter', async () => {
    const { courseId, instructor, students } = await school();
    const found = async (q: string): Promise<string[]> => {
      const { body } = await roster(server, instructor, courseId, { query: `?q=${encodeURIComponent(q)}` });
      return body.students.map(({ id }) => id);
    };
    const odd = students[77]?.id;
    expect(await found('Student 042')).toEqual([students[42]?.id]);
    expect(await found('žofie')).toEqual([odd]);
    expect(await found('o’neill')).toEqual([odd]);
    expect(await found('(a.*b)')).toEqual([odd]);
    expect(await found('.*')).toEqual([odd]);
    expect(await found('nobody of that name')).toEqual([]);
  });

  it('lets a student write to someone who has never signed in, and shows the room beside the name', async () => {
    const { courseId, instructor, students } = await school();
    const first = students[0] ?? { id: '', name: '' };
    const student = await person('student', { sub: first.id, name: first.name });
    const room = await roomOf(server, student, instructor);
    const message = await post(server, student, room.id, 'Hello, Dr. Adeyemi');
    const row = await until('the roster to show the message', async () => {
      const { body } = await roster(server, instructor, courseId, {
        room: room.id,
        query: '?q=Student%20000',
      });
      expect(body.currentChatRoom?.id).toBe(room.id);
      return body.students.find(({ lastMessage }) => lastMessage !== null);
    });
    expect(row).toEqual({
      id: first.id,
      name: first.name,
      avatarUrl: null,
      online: false,
      chatRoomId: room.id,
      unreadCount: 1,
      lastMessage: message,
    });
  });

  it('can be brought in again: names change, nobody is doubled', async () => {
    const { courseId, instructor, students } = await school();
    const first = students[0] ?? { id: '', name: '' };
    const rows: DirectoryRows = {
      users: [{ id: first.id, name: 'Renamed', role: 'student' }],
      courses: [{ id: courseId, title: 'Statistics II' }],
      enrolments: [{ courseId, userId: first.id, role: 'student' }],
    };
    await bring(server, rows);
    await bring(server, rows);
    const { body } = await roster(server, instructor, courseId, { query: '?q=Renamed' });
    expect(body.course).toMatchObject({ id: courseId, title: 'Statistics II' });
    expect(body.students.map(({ id }) => id)).toEqual([first.id]);
  });
});

describe('the staff of a course', () => {
  it('are shown to a student of it, each with the student’s room with them', async () => {
    const { courseId, instructor, students } = await school();
    const student = await person('student', { sub: students[1]?.id ?? '' });
    interface Staff {
      staff: { id: string; name: string; model: string; courseRole: string; chatRoomId: string | null }[];
    }
    const staff = async (): Promise<Staff['staff']> =>
      (await rest(server, student).get<Staff>(`/api/course/${courseId}/staff`)).body.staff;
    const row = { id: instructor.id, name: instructor.name, model: 'Instructor', courseRole: 'instructor' };
    expect(await staff()).toEqual([expect.objectContaining({ ...row, chatRoomId: null, online: false })]);
    const room = await roomOf(server, student, instructor);
    expect(await staff()).toEqual([expect.objectContaining({ ...row, chatRoomId: room.id, unreadCount: 0 })]);
  });

  it('are not there for someone outside the course', async () => {
    const { courseId } = await school();
    const { student } = await newPair(server);
    expectProblem(await rest(server, student).get(`/api/course/${courseId}/staff`), 'not_found');
  });

  it('with the course role assistant see the roster, whatever their platform role is', async () => {
    const { courseId } = await school();
    const assistant = await person('student', { name: 'Teaching assistant' });
    await bring(server, {
      users: [{ id: assistant.id, name: assistant.name, role: 'student' }],
      enrolments: [{ courseId, userId: assistant.id, role: 'assistant' }],
    });
    const answer = await roster(server, assistant, courseId);
    expect(answer.status).toBe(200);
    expect(answer.body.students.some(({ id }) => id === assistant.id)).toBe(false);
  });
});

describe('PUT /api/directory', () => {
  it('takes 1,000 rows a call and not one more', async () => {
    const users = (count: number): DirectoryRows['users'] =>
      Array.from({ length: count }, (_, n) => ({ id: newId(), name: `Person ${n}`, role: 'student' }));
    const admin = await person('admin');
    expect((await putDirectory(server, admin, { users: users(1_000) })).status).toBe(200);
    expectProblem(await putDirectory(server, admin, { users: users(1_001) }), 'validation_failed');
    const courses = [{ id: newId(), title: 'One row too many' }];
    expectProblem(await putDirectory(server, admin, { users: users(1_000), courses }), 'validation_failed');
  });

  it('is forbidden to students and instructors', async () => {
    const users = [{ id: newId(), name: 'Somebody', role: 'admin' }];
    for (const role of ['student', 'instructor'] as const) {
      expectProblem(await putDirectory(server, await person(role), { users }), 'forbidden');
    }
  });

  it('takes all of a call or nothing, and says which row is wrong', async () => {
    const admin = await person('admin');
    const instructor = await person('instructor');
    const [courseId, id] = [newId(), newId()];
    const good: DirectoryRows = {
      courses: [{ id: courseId, title: 'Half of it' }],
      users: [{ id: instructor.id, name: instructor.name, role: 'instructor' }],
      enrolments: [{ courseId, userId: instructor.id, role: 'instructor' }],
    };
    const bad = { ...good, users: [...(good.users ?? []), { id, name: 'Bad role', role: 'janitor' }] };
    const problem = expectProblem(await putDirectory(server, admin, bad), 'validation_failed');
    expect(problem.errors).toEqual([{ path: 'users.1.role', rule: expect.any(String) }]);
    expectProblem(await roster(server, instructor, courseId), 'not_found');
  });

  it.each([
    ['an enrolment of nobody', { enrolments: [{ courseId: newId(), userId: newId(), role: 'student' }] }],
    ['a user without a name', { users: [{ id: newId(), role: 'student' }] }],
    [
      'a script for an avatar',
      { users: [{ id: newId(), name: 'X', role: 'student', avatarUrl: 'javascript:1' }] },
    ],
    ['an id that is an object', { users: [{ id: { $ne: '' }, name: 'X', role: 'student' }] }],
    ['a list that is an object', { users: { id: newId(), name: 'X', role: 'student' } }],
    ['a row that is null', { users: [null] }],
    ['a row that is a list', { users: [[]] }],
    ['a course that is a list', { courses: [[]] }],
    ['an enrolment that is a list', { enrolments: [[[]]] }],
    ['an unknown field in a row', { users: [{ id: newId(), name: 'X', role: 'student', isAdmin: true }] }],
    ['an unknown list', { rooms: [] }],
  ])('refuses %s', async (_name, rows) => {
    const answer = await putDirectory(server, await person('admin'), rows);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('a call of which one enrolment names nobody', () => {
  it('is refused as a whole: nothing of its other rows is stored', async () => {
    const { courseId, instructor, students } = await anyCourse();
    const answer = await putDirectory(server, await person('admin'), {
      users: [{ id: students[1]?.id ?? '', name: 'Half a call', role: 'student' }],
      courses: [{ id: courseId, title: 'Half a call' }],
      enrolments: [{ courseId, userId: newId(), role: 'student' }],
    });
    const { errors } = expectProblem(answer, 'validation_failed');
    expect(errors).toEqual([{ path: 'enrolments.0.userId', rule: 'unknown_user' }]);
    const { body } = await roster(server, instructor, courseId, { query: '?q=Half' });
    expect(body.course.title).not.toBe('Half a call');
    expect(body.students).toEqual([]);
  });
});

describe('the roster’s query', () => {
  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=forged',
    'cursor[$gt]=',
    `q=${'a'.repeat(500)}`,
    'q=a&q=b',
    'x=1',
  ])('refuses %s', async (query) => {
    const { courseId, instructor } = await anyCourse();
    expectProblem(await roster(server, instructor, courseId, { query: `?${query}` }), 'validation_failed');
  });

  it('with a room of others, a missing one or no id is not found', async () => {
    const { courseId, instructor } = await anyCourse();
    const foreign = await newPair(server);
    for (const room of [foreign.room.id, newId(), 'abc', '%00', '..%2f']) {
      expectProblem(await roster(server, instructor, courseId, { room }), 'not_found');
    }
  });
});

let shared: Promise<School> | undefined;

function anyCourse(): Promise<School> {
  return (shared ??= school());
}
