import { randomBytes } from 'node:crypto';
import {
  MemberChanges,
  MembershipRepository,
  RoomAccessCache,
  RoomLog,
  RoomRepository,
  UnfinishedChanges,
  type Announcement,
  type RoomRecord,
} from '@officehours/chat-room';
import { Clock, DomainEvents, RoomsOfPerson } from '@officehours/platform';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('who is added to a room whose newcomers do not see what was said before', () => {
  let member: string;
  let service: TestService;
  let room: RoomRecord;
  /** Rooms and people that somebody was said to have come to, in order. */
  let came: string[];

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const announcement = (kind: 'membersAdded' | 'roomRenamed', userIds: string[]): Announcement => ({
    text: kind,
    event: { kind, actorId: null, userIds, title: null, role: null },
  });
  const say = (): Promise<number> =>
    get(RoomLog).announce(room.id, { ...announcement('roomRenamed', []), clientMessageId: newId() });
  const add = (): Promise<void> =>
    get(MemberChanges).add(
      room,
      [{ person: { id: member, model: 'Student' }, role: 'member' }],
      announcement('membersAdded', [member]),
    );
  const isIn = (): Promise<boolean> =>
    get(RoomAccessCache)
      .of(room.id, member)
      .then(
        () => true,
        () => false,
      );
  /** Does `meanwhile` when they are stored as a member, before the entry that says so. */
  const beforeEntry = (meanwhile: () => Promise<void>): void => {
    const log = get(RoomLog);
    const announce = log.announce.bind(log);
    jest.spyOn(log, 'announce').mockImplementationOnce(async (...entry) => {
      jest.mocked(log.announce).mockRestore();
      await meanwhile();
      return announce(...entry);
    });
  };

  beforeAll(async () => {
    service = await messageService();
    get(DomainEvents).on('member.added', ({ userIds }) => void came.push(...userIds));
  }, 30_000);
  beforeEach(async () => {
    member = newId();
    came = [];
    const made = { key: `group:${newId()}`, kind: 'group', courseId: null, history: 'joined' } as const;
    ({ room } = await get(RoomRepository).findOrCreate(made));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it('sees the entry that says so and nothing above it, though others went on meanwhile', async () => {
    await say();
    beforeEntry(async () => void (await say()));
    await add();
    expect(await get(RoomLog).lastSeq(room.id)).toBe(3);
    const stored = await get(MembershipRepository).find(room.id, member);
    expect(stored).toMatchObject({ visibleFromSeq: 3, lastReadSeq: 2 });
    expect((await get(RoomAccessCache).of(room.id, member)).members.get(member)?.visibleFromSeq).toBe(3);
  });

  it('is let in, and said to have come, with that entry and not before', async () => {
    const before: unknown[] = [];
    beforeEntry(async () => void before.push(await isIn(), [...came]));
    await add();
    expect(before).toEqual([false, []]);
    expect([await isIn(), came]).toEqual([true, [member]]);
  });

  it('hears nothing of it before, though they connect in just that moment', async () => {
    const heard = () => get(RoomsOfPerson).roomIdsOf(member);
    const before: string[][] = [];
    beforeEntry(async () => void before.push(await heard()));
    await add();
    expect([before, await heard()]).toEqual([[[]], [room.id]]);
  });

  it('is let in by the next, when the process ended before the entry', async () => {
    const crash = new Error('the process ended here');
    beforeEntry(() => Promise.reject(crash));
    await expect(add()).rejects.toBe(crash);
    await say();
    expect([await isIn(), came]).toEqual([false, []]);
    jest.spyOn(get(Clock), 'now').mockReturnValue(new Date(Date.now() + 3_600_000));
    await get(UnfinishedChanges).finish();
    expect([await isIn(), came]).toEqual([true, [member]]);
    expect((await get(MembershipRepository).find(room.id, member))?.visibleFromSeq).toBe(2);
  });
});
