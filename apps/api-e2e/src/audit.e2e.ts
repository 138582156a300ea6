import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type {
  AuditAction,
  AuditEntry,
  AuditPage,
  Block,
  Room,
  RoomVisit,
  Suspension,
} from '@officehours/contracts';
import { newCourse, newGroup } from './support/course';
import { person, type Person } from './support/people';
import { bring } from './support/platform';
import { WORKSPACE } from './support/process';
import { rest, type Answer } from './support/rest';
import { post, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie } from './support/session';
import { newId } from './support/tokens';

const ROUNDS = 3;
const PEOPLE_OF_A_ROUND = 60;
const WRITERS = 6;
/** Acts of a round after which the server is killed. */
const KILL_AFTER = 20;

// Each round starts the server anew.
jest.setTimeout(120_000);

let server: Server;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  admin = await person('admin');
});

afterAll(() => server.stop());

async function entries(): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (;;) {
    const path = `/api/audit?after=${all.length}`;
    const { body } = await rest(server, admin).get<AuditPage>(path);
    if (body.entries.length === 0) return all;
    all.push(...body.entries);
  }
}

/** Of somebody: what they did, and what was done to them. */
async function entriesOf(...ids: string[]): Promise<AuditEntry[]> {
  return (await entries()).filter(
    ({ actorId, subjectId }) => ids.includes(actorId ?? '') || ids.includes(subjectId ?? ''),
  );
}

const run = promisify(execFile);

/** What `npm run audit:verify` says, and whether it says that all is well. */
async function verify(...args: string[]): Promise<{ holds: boolean; text: string }> {
  const command = run(process.execPath, ['--no-warnings', join(WORKSPACE, 'tools/audit/main.ts'), ...args]);
  return command.then(
    ({ stdout }) => ({ holds: true, text: stdout }),
    ({ stderr }: { stderr: string }) => ({ holds: false, text: stderr }),
  );
}

/** An act that is done for somebody, or of a visit for a reason of their name, and for whom there is one in the end. */
interface Kind {
  action: AuditAction;
  act(id: string): Promise<Answer<unknown>>;
  stored(): Promise<string[]>;
}

/** Several kinds of acts that `others` may take in turn, once each. */
async function manyKinds(others: readonly string[]): Promise<Kind[]> {
  const course = await newCourse(server);
  const { ada } = course;
  await bring(server, {
    users: others.map((id) => ({ id, name: 'Somebody', role: 'student' })),
    enrolments: others.map((userId) => ({ courseId: course.id, userId, role: 'student' })),
  });
  const teacher = rest(server, course.instructor);
  const filling = await newGroup(server, course, [ada]);
  const emptying = await newGroup(
    server,
    course,
    others.filter((_, index) => index % 5 === 3).map((id) => ({ id })),
  );
  const pathOf = ({ id }: Room): string => `/api/message/chat-room/${id}`;
  const membersOf = async (room: Room): Promise<string[]> =>
    (await teacher.get<Room>(pathOf(room))).body.participants.map(({ id }) => id);
  return [
    {
      action: 'person.blocked',
      act: (id) => rest(server, ada).put(`/api/message/block/${id}`),
      stored: async () => {
        const { body } = await rest(server, ada).get<{ blocks: Block[] }>('/api/message/block');
        return body.blocks.map(({ person: { id } }) => id);
      },
    },
    {
      action: 'person.suspended',
      act: (id) => rest(server, admin).put(`/api/directory/user/${id}/suspension`, { reason: 'Threats' }),
      stored: async () => {
        const { body } = await rest(server, admin).get<{ suspensions: Suspension[] }>(
          '/api/directory/suspension',
        );
        return body.suspensions.map(({ userId }) => userId);
      },
    },
    {
      action: 'member.added',
      act: (id) => teacher.post(`${pathOf(filling)}/member`, { userIds: [id] }),
      stored: () => membersOf(filling),
    },
    {
      action: 'member.removed',
      act: (id) => teacher.call('DELETE', `${pathOf(emptying)}/member/${id}`),
      stored: async () => {
        const left = await membersOf(emptying);
        return others.filter((id) => !left.includes(id));
      },
    },
    {
      action: 'room.visited',
      act: (id) => rest(server, admin).post(`${pathOf(filling)}/visit`, { reason: id }),
      stored: async () => {
        const { body } = await teacher.get<{ visits: RoomVisit[] }>(`${pathOf(filling)}/visit`);
        return body.visits.map(({ reason }) => reason);
      },
    },
  ];
}

const ofServer = (): string[] => ['--url', server.url, '--token', admin.token];

describe('the audit log', () => {
  it('has exactly one entry of each act, and none of what was refused or changed nothing', async () => {
    const course = await newCourse(server);
    const { ada, ben, assistant, instructor } = course;
    const room = await roomOf(server, ada, instructor, course.id);
    const message = await post(server, instructor, room.id, 'You are hopeless');
    const group = await newGroup(server, course, [ada]);
    const before = (await entries()).length;
    const as = (who: Person) => rest(server, who);
    const twice = async (act: () => Promise<unknown>): Promise<void> => {
      await act();
      await act();
    };
    await twice(() => as(ada).put(`/api/message/block/${ben.id}`));
    await twice(() => as(ada).call('DELETE', `/api/message/block/${ben.id}`));
    await as(ada).put(`/api/message/block/${ada.id}`);
    const report = () =>
      as(ada).post<{ id: string }>(`/api/message/message/${message.id}/report`, { reason: 'harassment' });
    await twice(report);
    const reportId = (await report()).body.id;
    await twice(() => as(assistant).put(`/api/report/${reportId}/closed`));
    await as(ben).put(`/api/course/${course.id}/talk`, { peerTalk: true });
    await as(instructor).put(`/api/course/${course.id}/talk`, { peerTalk: true });
    const members = `/api/message/chat-room/${group.id}/member`;
    await twice(() => as(instructor).post(members, { userIds: [ben.id] }));
    await twice(() => as(instructor).put(`${members}/${ben.id}/role`, { role: 'owner' }));
    await twice(() => as(instructor).call('DELETE', `${members}/${ada.id}`));
    const suspension = `/api/directory/user/${ben.id}/suspension`;
    await as(ada).put(suspension, { reason: 'Mine' });
    await twice(() => as(admin).put(suspension, { reason: 'Threats' }));
    await twice(() => as(admin).call('DELETE', suspension));
    await bring(server, { users: [{ id: ada.id, name: ada.name, role: 'instructor' }] });

    const assistants = [{ courseId: course.id, userId: ben.id, role: 'assistant' as const }];
    await twice(() => bring(server, { enrolments: assistants }));
    const student = { id: course.id, title: 'Course', role: 'student' };
    const signedIn = await person('student', { sub: ben.id, name: ben.name, courses: [student] });
    await twice(() => as(signedIn).get('/api/auth/me'));
    await twice(() => as(instructor).post(`/api/course/${course.id}/announcement-room`));
    await twice(() => as(ada).post(`/api/course/${course.id}/staff-room`));
    const newCourseId = newId();
    const titled = (title: string) => ({ id: newCourseId, title });
    await twice(() => as(admin).post('/api/course', titled('Before')));
    await as(instructor).patch(`/api/course/${newCourseId}`, { title: 'Mine' });
    await twice(() => as(admin).patch(`/api/course/${newCourseId}`, { title: 'After' }));

    const made = (await entries()).slice(before);
    expect(
      made.map(({ action, outcome, actorId, subjectId }) => [action, outcome, actorId, subjectId]),
    ).toEqual([
      ['person.blocked', 'done', ada.id, ben.id],
      ['person.unblocked', 'done', ada.id, ben.id],
      ['message.reported', 'done', ada.id, instructor.id],
      ['report.closed', 'done', assistant.id, instructor.id],
      ['course.talk', 'done', instructor.id, null],
      ['member.added', 'done', instructor.id, ben.id],
      ['member.role', 'done', instructor.id, ben.id],
      ['member.removed', 'done', instructor.id, ada.id],
      ['person.suspended', 'done', admin.id, ben.id],
      ['person.restored', 'done', admin.id, ben.id],
      ['person.role', 'done', null, ada.id],
      ['directory.imported', 'done', expect.any(String), null],
      ['course.role', 'done', null, ben.id],
      ['directory.imported', 'done', expect.any(String), null],
      ['directory.imported', 'done', expect.any(String), null],
      ['course.role', 'done', null, ben.id],
      ['room.opened', 'done', instructor.id, null],
      ['room.opened', 'done', ada.id, ada.id],
      ['course.created', 'done', admin.id, null],
      ['course.renamed', 'done', admin.id, null],
    ]);
    const changes = made.filter(({ action }) => action === 'course.role').map(({ details }) => details);
    expect(changes).toEqual([
      { courseId: course.id, from: 'student', to: 'assistant' },
      { courseId: course.id, from: 'assistant', to: 'student' },
    ]);
    expect(made[8]!.details).toEqual({ reason: 'Threats' });
    // What was written stays between those who wrote it.
    expect(JSON.stringify(made)).not.toContain('hopeless');
  });

  it('has the sessions of the service’s own accounts from their beginning to their end', async () => {
    const account = await newAccount(server);
    const [first, second] = [await login(server, account), await login(server, account)];
    const { id } = first.body.user;
    const headers = { authorization: `Bearer ${first.body.accessToken}` };
    const change = { currentPassword: account.password, newPassword: 'correct horse battery staples' };
    expect((await rest(server).post('/api/auth/password', change, { headers })).status).toBe(204);
    await withCookie(server, 'logout', refreshCookie(first));
    await withCookie(server, 'logout', refreshCookie(second));
    const found = (await entriesOf(id)).map(({ action, details }) => [action, details['reason']]);
    expect(found).toEqual([
      ['session.begun', undefined],
      ['session.begun', undefined],
      ['session.ended', 'password_changed'],
      ['password.changed', undefined],
      ['session.ended', 'signed_out'],
    ]);
    expect((await entries()).filter(({ action }) => action === 'account.created')).toHaveLength(1);
  });

  it('has one entry of each person and day who reads it, also after a restart', async () => {
    const readers = [await person('admin'), await person('admin')];
    for (const reader of readers) {
      await rest(server, reader).get('/api/audit');
      await rest(server, reader).get('/api/audit?order=latest');
      expect((await rest(server, reader).get('/api/audit?order=chain&actorId=1')).status).toBe(400);
    }
    await server.restart();
    for (const reader of readers) await rest(server, reader).get('/api/audit');
    const found = (await entries()).filter(({ action }) => action === 'audit.read');
    for (const { id } of readers) {
      // Should the test go on past midnight, there are two days.
      const days = found.filter(({ actorId }) => actorId === id).map(({ at }) => at.slice(0, 10));
      expect(days.length).toBeGreaterThan(0);
      expect(new Set(days).size).toBe(days.length);
    }
  });

  it('is for administrators only', async () => {
    expect((await rest(server, await person('instructor')).get('/api/audit')).status).toBe(403);
  });

  it('is verified by a command, which finds what was changed, taken out, put in, swapped or cut off', async () => {
    const file = join(server.dataDir, 'audit.ndjson');
    const good = await verify(...ofServer(), '--out', file);
    expect(good).toMatchObject({ holds: true, text: expect.stringMatching(/^\d+ entries, each bound/) });
    const newest = /(\d+:[0-9a-f]{64})/.exec(good.text)![1]!;
    expect(await verify('--file', file, '--expect', newest)).toMatchObject({ holds: true });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const tampered: [string, string[], RegExp][] = [
      ['changed', lines.with(2, lines[2]!.replace(/"at":"\d{4}/, '"at":"1999')), /entry 3 was changed/],
      ['taken out', lines.toSpliced(2, 1), /entry 3 is missing/],
      ['put in', lines.toSpliced(2, 0, lines[1]!), /entry 3 is missing/],
      ['swapped', lines.with(2, lines[3]!).with(3, lines[2]!), /entry 3 is missing/],
      ['cut off', lines.slice(0, -1), /is not the one that is expected/],
    ];
    for (const [how, changed, words] of tampered) {
      await writeFile(file, changed.join('\n'));
      const found = await verify('--file', file, '--expect', newest);
      expect([how, found.holds, found.text]).toEqual([how, false, expect.stringMatching(words)]);
    }
    expect(await verify('--url', server.url, '--token', 'none')).toMatchObject({ holds: false });
  });

  it('misses no act and doubles none when the service is killed again and again', async () => {
    const others = Array.from({ length: ROUNDS * PEOPLE_OF_A_ROUND }, () => newId());
    const kinds = await manyKinds(others);
    const kindOf = (id: string): Kind => kinds[others.indexOf(id) % kinds.length]!;
    const acked = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      let tell: () => void = () => undefined;
      const enough = new Promise<void>((resolve) => (tell = resolve));
      const waiting = others.slice(round * PEOPLE_OF_A_ROUND, (round + 1) * PEOPLE_OF_A_ROUND);
      const ackedBefore = acked.size;
      const writers = Array.from({ length: WRITERS }, async () => {
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          const answer = await kindOf(id)
            .act(id)
            .catch(() => null);
          if (!answer || answer.status >= 300) return;
          acked.add(id);
          if (acked.size === ackedBefore + KILL_AFTER) tell();
        }
      });
      await enough;
      await server.kill9();
      await Promise.all(writers);
      await server.restart();
    }
    const found = await entries();
    expect((await verify(...ofServer())).text).toMatch(/each bound to the one before/);
    for (const kind of kinds) {
      const stored = await kind.stored();
      for (const id of others.filter((one) => kindOf(one) === kind)) {
        const ofThis = found.filter(({ action, subjectId, details }) => {
          return action === kind.action && (subjectId === id || details['reason'] === id);
        });
        const outcomes = ofThis.map(({ outcome }) => outcome);
        // Whoever was told so finds it done, and whatever is stored is in the log, once.
        if (acked.has(id)) expect([kind.action, stored]).toEqual([kind.action, expect.arrayContaining([id])]);
        const allowed = stored.includes(id) ? [['done'], ['unknown']] : [[], ['unknown']];
        expect(allowed.map((one) => [kind.action, one])).toContainEqual([kind.action, outcomes]);
      }
    }
  });
});
