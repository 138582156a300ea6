import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import { PeopleHere } from '@officehours/chat-room';
import type { Model } from 'mongoose';
import { messageService, type TestService } from './testing/service';

/** So many are noted in one write. */
const MOST = 200;
const newIds = (count: number) => Array.from({ length: count }, () => randomBytes(12).toString('hex'));

describe('people who leave at the same time', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);

  afterAll(() => service.stop());

  it('were each last here when they left, noted in a few writes', async () => {
    const settings = service.app.get<Model<object>>(getModelToken('PersonSettings'), { strict: false });
    const writes = jest.spyOn(settings.collection, 'bulkWrite');
    const here = service.app.get(PeopleHere);
    const ids = newIds(MOST + 50);
    const before = Date.now();
    await Promise.all(ids.map((id) => here.left(id)));
    expect(writes.mock.calls.map(([operations]) => operations.length)).toEqual([MOST, 50]);
    const seen = await settings.find({ _id: { $in: ids } }).lean<{ lastSeenAt: Date }[]>();
    expect(seen).toHaveLength(ids.length);
    const times = seen.map(({ lastSeenAt }) => lastSeenAt.getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(before);
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
  });

  it('are waited for when the service stops', async () => {
    const settings = service.app.get<Model<object>>(getModelToken('PersonSettings'), { strict: false });
    const here = service.app.get(PeopleHere);
    const ids = newIds(MOST + 50);
    for (const id of ids) void here.left(id);
    expect(await settings.countDocuments({ _id: { $in: ids } })).toBeLessThan(ids.length);
    await here.beforeApplicationShutdown();
    expect(await settings.countDocuments({ _id: { $in: ids } })).toBe(ids.length);
  });
});
