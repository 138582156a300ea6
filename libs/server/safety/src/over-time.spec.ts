import { MemberChanges, RoomRepository } from '@officehours/chat-room';
import { AppError, Audit } from '@officehours/platform';
import { MINUTE, SafetyService } from './testing/service';
import { VisitService } from './visit.service';

const HOUR = 60 * MINUTE;

describe('what time does', () => {
  let service: SafetyService;
  let audit: Audit;

  beforeAll(async () => {
    service = await SafetyService.start();
    audit = service.app.get(Audit);
  }, 60_000);

  afterAll(() => service.stop());

  const newestActions = async (): Promise<[string, string, unknown][]> =>
    (await audit.page(0, 200)).map(({ action, outcome, details }) => [action, outcome, details]);

  it('ends a visit after its hours', async () => {
    const student = await service.newCaller('a'.repeat(24), 'student');
    const admin = await service.newCaller('c'.repeat(24), 'admin');
    const group = {
      key: 'group',
      kind: 'group' as const,
      courseId: null,
      title: 'Project',
      history: 'all' as const,
    };
    const { room } = await service.app.get(RoomRepository).findOrCreate(group);
    await service.app.get(MemberChanges).add(room, [{ person: student, role: 'member' }]);
    const visits = service.app.get(VisitService);
    await visits.begin(admin, room.id, { reason: 'A report', hours: 3 });
    service.clock.step(3 * HOUR - 1);
    expect((await visits.read(admin, room.id, {})).messages).toHaveLength(1);
    service.clock.step(1);
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
    service.clock.step(6 * MINUTE);
    await audit.count({ action: 'sign-in.failed', subjectId });
    service.clock.step(6 * MINUTE);
    const counts = (await audit.page(0, 200)).filter(({ action }) => action === 'sign-in.failed');
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
    service.clock.step(2 * MINUTE);
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
    const entries = await audit.page(0, 200);
    const head = await audit.newest();
    expect(entries).toHaveLength(before.length + 60);
    expect(head).toEqual({ seq: entries.length, hash: entries.at(-1)!.hash });
    for (const [index, entry] of entries.entries()) {
      expect(entry.seq).toBe(index + 1);
      expect(entry.previousHash).toBe(entries[index - 1]?.hash ?? '0'.repeat(64));
    }
  });
});
