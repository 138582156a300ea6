import { getModelToken } from '@nestjs/mongoose';
import type { AuditEntry } from '@officehours/contracts';
import { Audit } from '@officehours/platform';
import type { Model } from 'mongoose';
import { MINUTE, SafetyService } from './testing/service';

const SUBJECT = 'd'.repeat(24);
const FAILED = { action: 'sign-in.failed' as const, subjectId: SUBJECT };
/** After it, the minutes of a count are over, and it is told. */
const WINDOW = 6 * MINUTE;

describe('what is pending of the audit log', () => {
  let service: SafetyService;
  let audit: Audit;
  let pending: Model<{ _id: string }>;

  beforeAll(async () => {
    service = await SafetyService.start();
    audit = service.app.get(Audit);
    pending = service.app.get(getModelToken('AuditPending'), { strict: false });
  }, 60_000);

  afterAll(() => service.stop());

  it.each([
    ['has an action of another version', { action: 'teapot.boiled' }],
    ['has no time', { at: undefined }],
  ])('holds nothing up when one of it %s, and is left there', async (_what, odd) => {
    const before = (await audit.page(0, 200)).length;
    const row = (key: string) => ({
      ...{ _id: key, action: 'person.blocked', actorId: null, subjectId: null, chatRoomId: null },
      ...{ details: {}, at: service.clock.now(), dueAt: service.clock.now(), isCount: false },
    });
    const [odder, one, other] = [`odd ${_what}`, `one ${_what}`, `other ${_what}`];
    await pending.collection.insertMany([row(one), { ...row(odder), ...odd }, row(other)] as never);
    for (let times = 0; times < 2; times += 1) {
      const entries = (await audit.page(0, 200)).slice(before);
      expect(entries.map(({ key, outcome }) => [key, outcome]).toSorted()).toEqual([
        [one, 'unknown'],
        [other, 'unknown'],
      ]);
    }
    expect(await audit.latest({ limit: 1 })).toHaveLength(1);
    expect((await pending.find().lean()).map(({ _id }) => _id)).toContain(odder);
  });

  /** So often it is told that the sign-in failed, in entries of these sizes. */
  async function told(): Promise<unknown[]> {
    const entries = (await audit.page(0, 200)).filter(({ action }) => action === FAILED.action);
    return entries.map(({ details }: AuditEntry) => details['count']);
  }

  it('is told of a count whose write came after its entry, or while it was written, too', async () => {
    await audit.count(FAILED, 3);
    service.clock.step(WINDOW);
    const entries = service.app.get<Model<unknown>>(getModelToken('Audit'), { strict: false });
    const write = entries.insertMany.bind(entries);
    const writing = jest.spyOn(entries, 'insertMany').mockImplementationOnce((async (rows: unknown[]) => {
      await late(2);
      return write(rows);
    }) as never);
    expect(await told()).toEqual([3]);
    expect(writing).toHaveBeenCalled();
    expect(await told()).toEqual([3, 2]);
    await late(4);
    expect(await told()).toEqual([3, 2, 4]);
    expect(await told()).toEqual([3, 2, 4]);
  });

  /** Counted before the minutes were over, and written after. */
  async function late(times: number): Promise<void> {
    service.clock.step(-WINDOW);
    const counted = audit.count(FAILED, times);
    service.clock.step(WINDOW);
    await counted;
  }
});
