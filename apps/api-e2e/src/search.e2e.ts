import type { Message, PeopleFound, Room, SearchPage } from '@officehours/contracts';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import { uploaded } from './support/files';
import type { Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let pair: Pair;
let course: SmallCourse;

beforeAll(async () => {
  server = await startServer({ RATE_LIMITS: 'on' });
  pair = await newPair(server);
  course = await newCourse(server);
});

afterAll(() => server.stop());

const ask = (who: Person, query: Record<string, string>) =>
  rest(server, who).get<SearchPage>(`/api/message/search?${new URLSearchParams(query)}`);
const found = async (who: Person, query: Record<string, string>): Promise<string[]> =>
  (await ask(who, query)).body.results.map(({ message }) => message.content);

describe('search', () => {
  it('finds a message the moment it was sent, with its context, its room and who wrote it', async () => {
    const message = await post(server, pair.student, pair.room.id, 'Is the Intégral over all of R?');
    const { body } = await ask(pair.instructor, { q: 'integ' });
    expect(body).toMatchObject({
      results: [
        {
          message: { id: message.id, seq: message.seq },
          excerpt: 'Is the Intégral over all of R?',
          hits: [{ at: 7, length: 8 }],
        },
      ],
      rooms: [{ id: pair.room.id }],
      people: [{ id: pair.student.id, name: pair.student.name }],
      nextCursor: null,
      isComplete: true,
    });
  });

  it('finds nothing of what others say to each other, and tells nothing of their rooms', async () => {
    const other = await newPair(server);
    await post(server, other.student, other.room.id, 'integrals of somebody else');
    expect(await found(pair.student, { q: 'integ' })).toEqual(['Is the Intégral over all of R?']);
    expect((await ask(other.student, { senderId: pair.student.id })).body).toMatchObject({
      results: [],
      rooms: [],
      people: [],
    });
    const [foreign, missing] = await Promise.all(
      [other.room.id, newId()].map((chatRoomId) => ask(pair.student, { q: 'integ', chatRoomId })),
    );
    expectProblem(foreign!, 'not_found');
    const alike = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]*"/, '');
    expect(alike(foreign!)).toBe(alike(missing!));
    expect(await found(pair.student, { q: 'integ', courseId: course.id })).toEqual([]);
  });

  it('ends with the membership, and begins where the history does that one may see', async () => {
    const room = await newGroup(server, course, [course.ada], { history: 'joined' });
    await post(server, course.instructor, room.id, 'groupword before ben');
    const member = `/api/message/chat-room/${room.id}/member`;
    await rest(server, course.instructor).post(member, { userIds: [course.ben.id] });
    expect(await found(course.ben, { q: 'groupword' })).toEqual([]);
    await post(server, course.ada, room.id, 'groupword after ben');
    expect(await found(course.ben, { q: 'groupword' })).toEqual(['groupword after ben']);
    expect(await found(course.ada, { q: 'groupword', courseId: course.id })).toHaveLength(2);
    expect(await found(course.ada, { q: 'groupword', senderId: course.ada.id })).toEqual([
      'groupword after ben',
    ]);
    await rest(server, course.instructor).call('DELETE', `${member}/${course.ben.id}`);
    expect(await found(course.ben, { q: 'groupword' })).toEqual([]);
  });

  it('finds what a message says now, and nothing of what it said', async () => {
    const write = (content: string): Promise<Message> => post(server, pair.student, pair.room.id, content);
    const [edited, deleted] = [await write('regrettable remark'), await write('regrettable rant')];
    expect(await found(pair.instructor, { q: 'regret' })).toHaveLength(2);
    const path = (message: Message): string => `/api/message/message/${message.id}`;
    await rest(server, pair.student).patch(path(edited), { content: 'measured remark', rev: 0 });
    await rest(server, pair.student).call('DELETE', path(deleted));
    expect(await found(pair.instructor, { q: 'regret' })).toEqual([]);
    expect(await found(pair.instructor, { q: 'measured' })).toEqual(['measured remark']);
  });

  it('finds the same after the service was killed', async () => {
    await post(server, pair.student, pair.room.id, 'unforgettable');
    await server.kill9();
    await server.restart();
    expect(await found(pair.student, { q: 'unforg' })).toEqual(['unforgettable']);
    expect(await found(pair.student, { q: 'regret' })).toEqual([]);
  });

  it('goes through many results by pages, within a span of time', async () => {
    for (let i = 0; i < 5; i += 1) await post(server, pair.student, pair.room.id, `pagedword ${i}`);
    const first = await ask(pair.student, { q: 'pagedword', limit: '3' });
    const second = await ask(pair.student, {
      q: 'pagedword',
      limit: '3',
      cursor: first.body.nextCursor ?? '',
    });
    const contents = [first, second].flatMap(({ body }) =>
      body.results.map(({ message }) => message.content),
    );
    expect(contents).toEqual([4, 3, 2, 1, 0].map((i) => `pagedword ${i}`));
    expect(second.body.nextCursor).toBeNull();
    expect(await found(pair.student, { q: 'pagedword', until: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await found(pair.student, { q: 'pagedword', since: '2020-01-01T00:00:00Z' })).toHaveLength(5);
  });

  it('needs no word: every filter finds by itself what it lets through, and narrows the others', async () => {
    const { student, instructor, room } = await newPair(server);
    const began = new Date().toISOString();
    await post(server, student, room.id, 'only words');
    await post(server, instructor, room.id, 'of the other');
    const { id } = await uploaded(server, student, room.id);
    const sheet = { chatRoomId: room.id, content: 'with a sheet', attachmentIds: [id] };
    expect((await rest(server, student).post('/api/message/message', sheet)).status).toBe(201);
    const [all, own] = [
      ['with a sheet', 'of the other', 'only words'],
      ['with a sheet', 'only words'],
    ];
    expect(await found(instructor, { chatRoomId: room.id })).toEqual(all);
    expect(await found(instructor, { since: began })).toEqual(all);
    expect(await found(instructor, { until: began })).toEqual([]);
    expect(await found(instructor, { courseId: course.id })).toEqual([]);
    expect(await found(instructor, { senderId: student.id })).toEqual(own);
    expect(await found(instructor, { hasFile: 'true' })).toEqual(['with a sheet']);
    expect(await found(instructor, { hasFile: 'true', senderId: instructor.id })).toEqual([]);
    const first = await ask(instructor, { senderId: student.id, limit: '1' });
    const next = { senderId: student.id, limit: '1', cursor: first.body.nextCursor ?? '' };
    expect(await found(instructor, next)).toEqual(['only words']);
    const filters: Record<string, string>[] = [
      { senderId: student.id },
      { since: began },
      { hasFile: 'true' },
    ];
    for (const filter of filters) expect(await found(pair.student, filter)).toEqual([]);
  });

  it.each([
    {},
    { q: '…' },
    { q: 'x' },
    { q: ' x! ' },
    { q: 'x'.repeat(201) },
    { q: 'x', senderId: 'nobody' },
    { q: 'x', since: 'yesterday' },
    { q: 'x', hasFile: 'maybe' },
    { q: 'x', limit: '51' },
    { q: 'x', cursor: '../../etc' },
    { q: 'x', extra: 'y' },
  ])('refuses %j', async (query) => {
    expectProblem(await ask(pair.student, query as Record<string, string>), 'validation_failed');
  });

  it('is of two letters at least, or of one where something says where to look', async () => {
    await post(server, pair.student, pair.room.id, 'x marks 数 spots');
    const [own] = expectProblem(await ask(pair.student, { q: 'x' }), 'validation_failed').errors ?? [];
    expect(own).toEqual({ path: 'q', rule: 'too_short' });
    expect(await found(pair.student, { q: 'x', chatRoomId: pair.room.id })).toEqual(['x marks 数 spots']);
    expect(await found(pair.student, { q: 'x', senderId: pair.student.id })).toEqual(['x marks 数 spots']);
    expect(await found(pair.student, { q: '数' })).toEqual(['x marks 数 spots']);
    expect(await found(pair.student, { q: 'x ma' })).toEqual(['x marks 数 spots']);
  });

  it('finds people by a part of their name, of those one shares a room with and of nobody else', async () => {
    const people = async (who: Person, query: Record<string, string>): Promise<string[]> => {
      const path = `/api/message/people?${new URLSearchParams(query)}`;
      const answer = await rest(server, who).get<PeopleFound>(path);
      expect(answer.status).toBe(200);
      return answer.body.people.map(({ id }) => id);
    };
    const [own, other] = [await newPair(server), await newPair(server)];
    expect(await people(own.student, { q: own.instructor.name.toUpperCase() })).toEqual([own.instructor.id]);
    expect(new Set(await people(own.student, {}))).toEqual(new Set([own.student.id, own.instructor.id]));
    expect(await people(own.student, { q: other.instructor.name })).toEqual([]);
    // A course of its own, whose staff announces to all of it: who is in that room is found as well.
    const whole = await newCourse(server);
    expect(await people(whole.ada, { q: whole.ben.name })).toEqual([]);
    const announced = await rest(server, whole.assistant).post<Room>(
      `/api/course/${whole.id}/announcement-room`,
      {},
    );
    expect(announced.status).toBe(201);
    expect(await people(whole.ada, { q: whole.ben.name })).toEqual([whole.ben.id]);
    expect(await people(whole.ada, { q: whole.assistant.name })).toEqual([whole.assistant.id]);
    const { body } = await rest(server, whole.ada).get<PeopleFound>('/api/message/people?limit=2');
    expect(body).toMatchObject({ people: { length: 2 }, hasMore: true });
    const refused = await rest(server, own.student).get('/api/message/people?limit=51');
    expectProblem(refused, 'validation_failed');
  });

  it('is not there for who searches without end', async () => {
    const { student } = await newPair(server);
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(student, { q: 'word' })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expectProblem(refused[0]!, 'rate_limited');
  });
});
