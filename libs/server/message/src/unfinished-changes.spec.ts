import { randomBytes } from 'node:crypto';
import {
  MemberChanges,
  MembershipRepository,
  RoomLog,
  RoomRepository,
  UnfinishedChanges,
  type Announcement,
  type RoomRecord,
} from '@officehours/chat-room';
import type { SystemEvent } from '@officehours/contracts';
import { Clock } from '@officehours/platform';
import { MessageRepository } from './message.repository';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');
const CRASH = new Error('the process ended here');

function announcementOf(kind: SystemEvent['kind'], userId: string): Announcement {
  return { text: `${kind}!`, event: { kind, actorId: null, userIds: [userId], title: null, role: null } };
}

describe('a change of members that a process did not live to announce', () => {
  const member = newId();
  let service: TestService;
  let room: RoomRecord;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const told = async () =>
    (await get(MessageRepository).range(room.id, 1, 100)).map(({ system }) => system?.kind);
  const add = (announcement?: Announcement) =>
    get(MemberChanges).add(
      room,
      [{ person: { id: member, model: 'Student' }, role: 'member' }],
      announcement,
    );

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  beforeEach(async () => {
    ({ room } = await get(RoomRepository).findOrCreate({
      key: `group:${newId()}`,
      kind: 'group',
      courseId: null,
    }));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  /** Time goes by, and the node or another one looks. */
  const laterOn = async (): Promise<void> => {
    jest.spyOn(get(Clock), 'now').mockReturnValue(new Date(Date.now() + 3_600_000));
    await get(UnfinishedChanges).finish();
  };

  it('is announced once by the next', async () => {
    await add();
    jest.spyOn(get(RoomLog), 'announce').mockRejectedValueOnce(CRASH);
    const removal = announcementOf('memberRemoved', member);
    await expect(get(MemberChanges).remove(room, [member], removal)).rejects.toBe(CRASH);
    expect(await told()).toEqual([]);
    await laterOn();
    expect(await told()).toEqual(['memberRemoved']);
    await laterOn();
    expect(await told()).toEqual(['memberRemoved']);
  });

  it('is left alone while it may be under way', async () => {
    jest.spyOn(get(RoomLog), 'announce').mockRejectedValueOnce(CRASH);
    await expect(add(announcementOf('membersAdded', member))).rejects.toBe(CRASH);
    await get(UnfinishedChanges).finish();
    expect(await told()).toEqual([]);
    await laterOn();
    expect(await told()).toEqual(['membersAdded']);
  });

  it('is forgotten when it never happened', async () => {
    await add();
    jest.spyOn(get(MembershipRepository), 'remove').mockRejectedValueOnce(CRASH);
    const removal = announcementOf('memberRemoved', member);
    await expect(get(MemberChanges).remove(room, [member], removal)).rejects.toBe(CRASH);
    await laterOn();
    expect(await told()).toEqual([]);
    expect(await get(MembershipRepository).find(room.id, member)).not.toBeNull();
  });

  it('stays one entry when the process died right after writing it', async () => {
    await add();
    const log = get(RoomLog);
    const announce = log.announce.bind(log);
    jest.spyOn(log, 'announce').mockImplementationOnce(async (...entry) => {
      await announce(...entry);
      throw CRASH;
    });
    const removal = announcementOf('memberRemoved', member);
    await expect(get(MemberChanges).remove(room, [member], removal)).rejects.toBe(CRASH);
    await laterOn();
    expect(await told()).toEqual(['memberRemoved']);
  });
});
