import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ChatRoomModule, MemberChanges, RoomRepository } from '@officehours/chat-room';
import { Directory, DirectoryImport, DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import {
  AppError,
  Audit,
  Clock,
  PlatformModule,
  ROLE_OF_MODEL,
  Settings,
  type Caller,
} from '@officehours/platform';
import { SafetyModule } from './safety.module';
import { VisitService } from './visit.service';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

class SteppingClock extends Clock {
  private at = Date.parse('2026-11-23T09:00:00Z');

  now(): Date {
    return new Date(this.at);
  }

  step(milliseconds: number): void {
    this.at += milliseconds;
  }
}

describe('what time does', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-safety-'));
  const clock = new SteppingClock();
  let app: NestExpressApplication;
  let audit: Audit;

  beforeAll(async () => {
    const settings = new Settings({ dataDir, logLevel: 'silent', rateLimits: false });
    const imports = [
      PlatformModule.forRoot(settings),
      DirectoryModule.forRoot({}),
      ChatRoomModule.forRoot({}),
      MessageModule,
      SafetyModule,
    ];
    const testing = await Test.createTestingModule({ imports })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    app = testing.createNestApplication<NestExpressApplication>({ logger: false });
    await app.init();
    audit = app.get(Audit);
  }, 60_000);

  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function newCaller(id: string, role: 'student' | 'instructor' | 'admin'): Promise<Caller> {
    await app.get(DirectoryImport).users([{ id, subject: id, role, name: `${role} ${id}` }]);
    const person = await app.get(Directory).person(id);
    if (!person) throw new Error('a person who was just stored is missing');
    return { ...person, role: ROLE_OF_MODEL[person.model], tokenExpiresAt: Infinity };
  }

  const newestActions = async (): Promise<[string, string, unknown][]> =>
    (await audit.page(0, 200)).entries.map(({ action, outcome, details }) => [action, outcome, details]);

  it('ends a visit after its hours', async () => {
    const student = await newCaller('a'.repeat(24), 'student');
    const admin = await newCaller('c'.repeat(24), 'admin');
    const group = {
      key: 'group',
      kind: 'group' as const,
      courseId: null,
      title: 'Project',
      history: 'all' as const,
    };
    const { room } = await app.get(RoomRepository).findOrCreate(group);
    await app.get(MemberChanges).add(room, [{ person: student, role: 'member' }]);
    const visits = app.get(VisitService);
    await visits.begin(admin, room.id, { reason: 'A report', hours: 3 });
    clock.step(3 * HOUR - 1);
    expect((await visits.read(admin, room.id, {})).messages).toHaveLength(1);
    clock.step(1);
    await expect(visits.read(admin, room.id, {})).rejects.toMatchObject({ code: 'not_found' });
    expect(await visits.list(student, room.id)).toMatchObject([
      { reason: 'A report', visitor: { id: admin.id } },
    ]);
  });

  it('makes one entry of the failed sign-ins of some minutes, when they are over', async () => {
    const subjectId = 'd'.repeat(24);
    for (let failures = 0; failures < 3; failures += 1)
      await audit.count({ action: 'sign-in.failed', subjectId });
    await audit.count({ action: 'sign-in.failed' });
    expect((await newestActions()).map(([action]) => action)).not.toContain('sign-in.failed');
    clock.step(6 * MINUTE);
    await audit.count({ action: 'sign-in.failed', subjectId });
    clock.step(6 * MINUTE);
    const counts = (await audit.page(0, 200)).entries.filter(({ action }) => action === 'sign-in.failed');
    expect(counts).toHaveLength(3);
    const told = counts.map((entry) => [entry.subjectId, entry.details]);
    for (const one of [
      [subjectId, { count: 3 }],
      [subjectId, { count: 1 }],
      [null, { count: 1 }],
    ])
      expect(told).toContainEqual(one);
  });

  it('says of an act that nobody finished that nobody knows, and of one that was refused nothing', async () => {
    const before = (await newestActions()).length;
    const act = (reason: string) => ({ action: 'person.suspended' as const, details: { reason } });
    void audit.during(act('never finished'), () => new Promise(() => undefined));
    const refused = audit.during(act('refused'), () => Promise.reject(new AppError('forbidden')));
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    const failed = audit.during(act('failed'), () => Promise.reject(new Error('lost')));
    await expect(failed).rejects.toThrow('lost');
    await audit.during(act('changed nothing'), () => Promise.resolve(false), Boolean);
    expect((await newestActions()).length).toBe(before);
    clock.step(2 * MINUTE);
    const found = (await newestActions()).slice(before).map(([, outcome, details]) => [outcome, details]);
    expect(found).toEqual([
      ['unknown', { reason: 'never finished' }],
      ['unknown', { reason: 'failed' }],
    ]);
  });

  it('leaves no hole and no number twice when many write at once', async () => {
    const before = await newestActions();
    const acts = Array.from({ length: 60 }, (_, n) =>
      audit.during({ action: 'person.blocked', details: { n } }, () => Promise.resolve()),
    );
    await Promise.all(acts);
    const { entries, head } = await audit.page(0, 200);
    expect(entries).toHaveLength(before.length + 60);
    expect(head).toEqual({ seq: entries.length, hash: entries.at(-1)!.hash });
    for (const [index, entry] of entries.entries()) {
      expect(entry.seq).toBe(index + 1);
      expect(entry.previousHash).toBe(entries[index - 1]?.hash ?? '0'.repeat(64));
    }
  });
});
