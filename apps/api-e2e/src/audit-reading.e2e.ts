import type { AuditEntry, AuditPage } from '@officehours/contracts';
import { newCourse, type SmallCourse } from './support/course';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

let server: Server;
let admin: Person;
let course: SmallCourse;

/** One after the other, so that their order is known: two blocks by each of two students, one taken back. */
beforeAll(async () => {
  server = await startServer();
  admin = await person('admin');
  course = await newCourse(server);
  const { ada, ben, assistant, instructor } = course;
  const block = (who: Person, whom: Person, method = 'PUT') =>
    rest(server, who).call(method, `/api/message/block/${whom.id}`);
  // The day's entry of who reads stands before them.
  await rest(server, admin).get('/api/audit');
  await block(ada, ben);
  await block(ada, assistant);
  await block(ben, ada);
  await block(ben, instructor);
  await block(ada, ben, 'DELETE');
});

afterAll(() => server.stop());

async function read(query: string): Promise<AuditPage> {
  const { status, body } = await rest(server, admin).get<AuditPage>(`/api/audit?${query}`);
  expect(status).toBe(200);
  return body;
}

const acts = ({ entries }: AuditPage) =>
  entries.map(({ action, actorId, subjectId }) => [action, actorId, subjectId]);

describe('reading the audit log', () => {
  it('is by what was done, by whom and to whom, the latest first', async () => {
    const { ada, ben, assistant, instructor } = course;
    const all = [
      ['person.unblocked', ada.id, ben.id],
      ['person.blocked', ben.id, instructor.id],
      ['person.blocked', ben.id, ada.id],
      ['person.blocked', ada.id, assistant.id],
      ['person.blocked', ada.id, ben.id],
    ];
    const picked = (...places: number[]) => places.map((place) => all[place]);
    expect(acts(await read('order=latest&limit=5'))).toEqual(all);
    expect(acts(await read('action=person.unblocked'))).toEqual(picked(0));
    expect(acts(await read(`actorId=${ada.id}`))).toEqual(picked(0, 3, 4));
    expect(acts(await read(`actorId=${ada.id.toUpperCase()}&action=person.blocked`))).toEqual(picked(3, 4));
    expect(acts(await read(`subjectId=${ada.id}`))).toEqual(picked(2));
    expect(acts(await read(`subjectId=${ben.id}&actorId=${ada.id}`))).toEqual(picked(0, 4));
    expect(acts(await read(`subjectId=${admin.id}`))).toEqual([]);
  });

  it('is from one moment to before another', async () => {
    const [last, , middle, , first] = (await read('order=latest&limit=5')).entries as [
      AuditEntry,
      AuditEntry,
      AuditEntry,
      AuditEntry,
      AuditEntry,
    ];
    const since = await read(`since=${middle.at}`);
    expect(since.entries.every(({ at }) => at >= middle.at)).toBe(true);
    expect(since.entries.map(({ seq }) => seq)).toEqual(expect.arrayContaining([last.seq, middle.seq]));
    const until = await read(`since=${first.at}&until=${middle.at}`);
    expect(until.entries.every(({ at }) => at < middle.at)).toBe(true);
    expect(until.entries.map(({ seq }) => seq)).not.toContain(middle.seq);
    // Whole seconds are times as well.
    expect((await read('since=2001-01-01T00:00:00Z')).entries.length).toBeGreaterThanOrEqual(5);
    expect((await read('since=2099-01-01T00:00:00Z')).entries).toEqual([]);
  });

  it('goes on by its cursor, to the first entry, without one twice or none, also while more come', async () => {
    const whole = await read('order=latest');
    const found: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = await read(
        cursor === null ? 'order=latest&limit=2' : `limit=2&cursor=${cursor}`,
      );
      expect(page.entries.length).toBeLessThanOrEqual(2);
      found.push(...page.entries);
      cursor = page.nextCursor;
      await rest(server, course.assistant).put(`/api/message/block/${course.ada.id}`);
      await rest(server, course.assistant).call('DELETE', `/api/message/block/${course.ada.id}`);
    } while (cursor !== null);
    expect(found).toEqual(whole.entries);
    expect(whole.nextCursor).toBeNull();
    expect((await read(`actorId=${course.ben.id}&limit=2`)).nextCursor).toBeNull();
  });

  it('says who they are of whom it speaks, and where the chain ends', async () => {
    const { entries, people, head } = await read(`actorId=${course.ben.id}`);
    expect(entries).toHaveLength(2);
    const { ada, ben, instructor } = course;
    expect([...people].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [ada, ben, instructor].map(({ id, name }) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(head?.seq).toBeGreaterThan(entries[0]!.seq);
    const chain = await read('after=0');
    expect(chain.entries.map(({ seq }) => seq)).toEqual(chain.entries.map((_, index) => index + 1));
    expect(chain.nextCursor).toBeNull();
  });

  it.each([
    ['action=person.loved', 'action', 'is_in'],
    ['action=', 'action', 'is_in'],
    ['actorId=ada', 'actorId', 'matches'],
    ['subjectId[$ne]=1', '', 'unknown_field'],
    ['since=yesterday', 'since', 'is_time'],
    ['until=2026-02-31', 'until', 'is_time'],
    ['order=oldest', 'order', 'is_in'],
    ['cursor=bm90aGluZw', 'cursor', 'cursor'],
    [`cursor=${'a'.repeat(101)}`, 'cursor', 'max_length'],
    ['limit=201', 'limit', 'max'],
    ['after=1&action=person.blocked', '', 'one_order'],
    ['order=chain&since=2026-01-01T00:00:00Z', '', 'one_order'],
    ['who=ada', 'who', 'unknown_field'],
  ])(
    'by ?%s is refused, of which the fault is named and the value is not told',
    async (query, path, rule) => {
      const answer = await rest(server, admin).get(`/api/audit?${query}`);
      expect(expectProblem(answer, 'validation_failed').errors).toContainEqual({ path, rule });
      expect(answer.text).not.toMatch(/loved|yesterday|oldest|bm90|"ada"/u);
    },
  );
});
