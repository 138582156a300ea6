import type { Course, Message, MessagePage, Room } from '@officehours/contracts';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { history, introduce } from './support/rooms';
import { startServer, type Server } from './support/server';
import { refreshCookie, withCookie, type SignedIn } from './support/session';

interface DemoPerson {
  id: string;
  name: string;
  role: string;
  avatarUrl: string | null;
  description: string;
}

let server: Server;
let people: DemoPerson[];

beforeAll(async () => {
  server = await startServer({ DEMO: 'true' });
  people = (await rest(server).get<{ people: DemoPerson[] }>('/api/auth/demo')).body.people;
});

afterAll(() => server.stop());

async function signIn(role: string): Promise<Person> {
  const who = people.find((person) => person.role === role);
  const answer = await rest(server).post<SignedIn>('/api/auth/demo', { userId: who?.id });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  expect(refreshCookie(answer)?.flags).toContain('httponly');
  const { user, accessToken } = answer.body;
  const model = role === 'student' ? 'Student' : 'Instructor';
  return { id: user.id, name: user.name, role: user.role, model, token: accessToken };
}

async function allRooms(reader: Person): Promise<Room[]> {
  const rooms: Room[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/api/message/chat-room?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await rest(server, reader).get<{ rooms: Room[]; nextCursor: string | null }>(path);
    rooms.push(...page.body.rooms);
    cursor = page.body.nextCursor;
  }
  return rooms;
}

async function allMessages(reader: Person): Promise<Message[]> {
  const pages: MessagePage[] = [];
  for (const { id } of await allRooms(reader)) pages.push(await history(server, reader, id));
  return pages.flatMap(({ messages }) => messages);
}

describe('a demo', () => {
  it('offers a student and an instructor, each with a line about them', async () => {
    expect(people.map(({ role }) => role).sort()).toEqual(['instructor', 'student']);
    for (const { name, description } of people) {
      expect(name).toMatch(/\S \S/);
      expect(description).toMatch(/\S \S/);
    }
    expect((await rest(server).get('/api/auth/options')).body).toMatchObject({ demo: true });
  });

  it('lets only people who share a course talk, which all of its conversations are between', async () => {
    const student = await signIn('student');
    const stranger = await person('instructor');
    await introduce(server, stranger);
    const pair = { studentId: student.id, instructorId: stranger.id };
    expectProblem(await rest(server, student).post('/api/message/chat-room', pair), 'not_found');
    for (const reader of [student, await signIn('instructor')])
      expect((await allRooms(reader)).filter(({ restriction }) => restriction !== null)).toEqual([]);
  });

  it('has a lively course: 40 conversations and 2,000 messages, in order and without holes', async () => {
    const instructor = await signIn('instructor');
    const rooms = await allRooms(instructor);
    expect(rooms.length).toBeGreaterThanOrEqual(40);
    expect(rooms.some(({ unreadCount }) => unreadCount > 0)).toBe(true);
    let count = 0;
    for (const room of rooms) {
      const { messages, lastSeq } = await history(server, instructor, room.id);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      expect(room).toMatchObject({ lastSeq, lastMessage: messages.at(-1) });
      const times = messages.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort());
      expect(Date.parse(times.at(-1) ?? '')).toBeLessThanOrEqual(Date.now());
      count += messages.length;
    }
    expect(count).toBeGreaterThanOrEqual(2_000);
  });

  it('lets the student find the instructor and go on where they left off', async () => {
    const student = await signIn('student');
    const { body } = await rest(server, student).get<{ courses: Course[] }>('/api/course');
    const [course] = body.courses;
    const answer = await rest(server, student).get<{ staff: { name: string; chatRoomId: string | null }[] }>(
      `/api/course/${course?.id}/staff`,
    );
    expect(answer.body.staff.some(({ chatRoomId }) => chatRoomId !== null)).toBe(true);
    expect((await allRooms(student)).length).toBeGreaterThan(0);
  });

  it('is the same after a restart, and nothing is doubled', async () => {
    const instructor = await signIn('instructor');
    const ids = async (): Promise<string[]> => (await allMessages(instructor)).map(({ id }) => id).sort();
    const before = await ids();
    await server.restart();
    expect(await ids()).toEqual(before);
  });

  it('lets nobody else in by one click', async () => {
    const instructor = await signIn('instructor');
    const rooms = await allRooms(instructor);
    const other = rooms
      .flatMap(({ participants }) => participants)
      .find(({ id }) => !people.some((one) => one.id === id));
    for (const userId of [other?.id, 'x', '', null, { $ne: '' }, ['x']]) {
      const answer = await rest(server).post('/api/auth/demo', { userId });
      expect([400, 403, 404]).toContain(answer.status);
    }
  });

  it('keeps the session of who clicked', async () => {
    const answer = await rest(server).post<SignedIn>('/api/auth/demo', { userId: people[0]?.id });
    const renewed = await withCookie(server, 'refresh', refreshCookie(answer));
    expect(renewed.status).toBe(200);
    expect(renewed.body.user.id).toBe(people[0]?.id);
  });
});
