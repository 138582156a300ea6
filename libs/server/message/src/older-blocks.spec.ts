import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import { BlockService, MembershipRepository, OlderBlocks, RoomOpener } from '@officehours/chat-room';
import { Directory, DirectoryImport } from '@officehours/directory';
import { Clock, ROLE_OF_MODEL, type Caller } from '@officehours/platform';
import type { Model } from 'mongoose';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');
const MINUTES = 60_000;

describe('a block with which nobody noted how far its owner had read', () => {
  let service: TestService;
  let [ada, ben]: Caller[] = [];
  let chatRoomId: string;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const model = (name: string) => service.app.get<Model<object>>(getModelToken(name), { strict: false });

  async function caller(role: 'student' | 'instructor'): Promise<Caller> {
    const id = newId();
    await get(DirectoryImport).users([{ id, subject: id, role, name: `${role} ${id}` }]);
    const person = (await get(Directory).person(id))!;
    return { ...person, role: ROLE_OF_MODEL[person.model], tokenExpiresAt: Infinity };
  }

  /** As a start of the service does it. */
  async function start(): Promise<void> {
    const older = get(OlderBlocks);
    older.onApplicationBootstrap();
    await older['running'];
  }

  const shown = async (who: Caller) =>
    (await get(MembershipRepository).find(chatRoomId, who.id))?.shownReadSeq;
  const asOlder = () => model('Membership').updateMany({ chatRoomId }, { $unset: { shownReadSeq: '' } });

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);

  beforeEach(async () => {
    [ada, ben] = [await caller('student'), await caller('instructor')];
    chatRoomId = (await get(RoomOpener).open([ada, ben], null)).room.id;
    for (const who of [ada, ben])
      await get(MembershipRepository).read({ chatRoomId, userId: who.id, seq: 5 });
    await get(BlockService).block(ada, ben.id);
    const long = new Date(get(Clock).now().getTime() - 10 * MINUTES);
    await model('Block').updateMany({}, { $set: { createdAt: long } }, { strict: false });
  });

  afterAll(() => service.stop());

  it('shows nothing as read by them from the next start on, and of the other all', async () => {
    await asOlder();
    expect(await shown(ada!)).toBe(5);
    await start();
    expect(await shown(ada!)).toBe(0);
    expect(await shown(ben!)).toBe(5);
  });

  it('shows all again when it ends', async () => {
    await asOlder();
    await start();
    await get(BlockService).unblock(ada!, ben!.id);
    expect(await shown(ada!)).toBe(5);
    await start();
    expect(await shown(ada!)).toBe(5);
  });

  it('is none where it was noted, or is being noted just now', async () => {
    await get(MembershipRepository).read({ chatRoomId, userId: ada!.id, seq: 7 });
    await start();
    expect(await shown(ada!)).toBe(5);
    await asOlder();
    await model('Block').updateMany({}, { $set: { createdAt: get(Clock).now() } }, { strict: false });
    await start();
    expect(await shown(ada!)).toBe(7);
  });
});
