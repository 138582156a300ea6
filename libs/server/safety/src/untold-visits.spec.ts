import { MemberChanges, RoomLog, RoomRepository, UnfinishedChanges } from '@officehours/chat-room';
import { HistoryService } from '@officehours/message';
import { Audit, type Caller } from '@officehours/platform';
import { MINUTE, SafetyService } from './testing/service';
import { VisitService } from './visit.service';

const CRASH = new Error('the process ended here');

describe('a visit that its room was not told of', () => {
  let service: SafetyService;
  let student: Caller;
  let admin: Caller;
  let roomId: string;
  let groups = 0;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const begin = () => get(VisitService).begin(admin, roomId, { reason: 'A report', hours: 3 });
  const read = () => get(VisitService).read(admin, roomId, {});
  const listed = async () => (await get(VisitService).list(student, roomId)).map(({ reason }) => reason);
  const entries = async () => {
    const { messages } = await get(HistoryService).page(student, roomId, {});
    return messages.filter(({ system }) => system?.kind === 'roomVisited').length;
  };
  const audited = async () => {
    const acts = (await get(Audit).page(0, 200)).filter(({ chatRoomId }) => chatRoomId === roomId);
    return acts.map(({ action, outcome }) => [action, outcome]);
  };
  /** Time goes by, and what was begun and not finished is taken up. */
  const laterOn = async (): Promise<void> => {
    service.clock.step(2 * MINUTE);
    await get(UnfinishedChanges).finish();
  };
  const aroundEntry = (act: (announce: () => Promise<number>) => Promise<number>): void => {
    const log = get(RoomLog);
    const announce = log.announce.bind(log);
    jest.spyOn(log, 'announce').mockImplementationOnce((...entry) => act(() => announce(...entry)));
  };

  beforeAll(async () => {
    service = await SafetyService.start();
    student = await service.newCaller('a'.repeat(24), 'student');
    admin = await service.newCaller('c'.repeat(24), 'admin');
  }, 60_000);
  beforeEach(async () => {
    const { room } = await get(RoomRepository).findOrCreate({
      key: `group:${(groups += 1)}`,
      kind: 'group',
      courseId: null,
      title: 'Project',
      history: 'all',
    });
    await get(MemberChanges).add(room, [{ person: student, role: 'owner' }]);
    roomId = room.id;
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it('opens nothing before the entry that says so', async () => {
    aroundEntry(async (announce) => {
      await expect(read()).rejects.toMatchObject({ code: 'not_found' });
      await expect(get(VisitService).end(admin, roomId)).rejects.toMatchObject({ code: 'not_found' });
      expect(await listed()).toEqual([]);
      return announce();
    });
    const { id } = await begin();
    expect((await read()).visit.id).toBe(id);
    expect(await listed()).toEqual(['A report']);
  });

  it('never opens when the process ended before that entry', async () => {
    aroundEntry(() => Promise.reject(CRASH));
    await expect(begin()).rejects.toBe(CRASH);
    await laterOn();
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    await expect(get(VisitService).end(admin, roomId)).rejects.toMatchObject({ code: 'not_found' });
    expect([await listed(), await entries()]).toEqual([[], 0]);
    expect(await audited()).toEqual([['room.visited', 'unknown']]);
    await begin();
    expect([await listed(), await entries()]).toEqual([['A report'], 1]);
    expect((await read()).messages).toHaveLength(1);
  });

  it('is open when the process ended right after that entry, which stays one', async () => {
    aroundEntry(async (announce) => {
      await announce();
      throw CRASH;
    });
    await expect(begin()).rejects.toBe(CRASH);
    await laterOn();
    expect((await read()).messages).toHaveLength(1);
    expect([await listed(), await entries()]).toEqual([['A report'], 1]);
    await get(VisitService).end(admin, roomId);
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    expect(await audited()).toEqual([
      ['room.visit-ended', 'done'],
      ['room.visited', 'unknown'],
    ]);
  });
});
