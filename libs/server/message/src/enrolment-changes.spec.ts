import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import { MemberChanges, MembershipRepository, RoomRepository, type RoomRecord } from '@officehours/chat-room';
import type { CourseRole, RoomRole } from '@officehours/contracts';
import { Directory, DirectoryImport, EnrolmentChanges } from '@officehours/directory';
import { Clock, DomainEvents } from '@officehours/platform';
import type { Model } from 'mongoose';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');
const CRASH = new Error('the process ended here');

let service: TestService;
let courseId: string;
let ada: string;
let ben: string;

const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
const dueRows = () => service.app.get<Model<unknown>>(getModelToken('EnrolmentChange'));

beforeEach(() => {
  [courseId, ada, ben] = [newId(), newId(), newId()];
});
afterEach(() => jest.restoreAllMocks());

/** A request whose token was issued `at` and lists this role in the course, or no course. */
const ask = (userId: string, role: CourseRole | null, at: number) =>
  get(Directory).admit({
    userId,
    subject: userId,
    role: 'student',
    name: 'Amina Haddad',
    courses: role ? [{ id: courseId, title: 'Analysis I', role }] : [],
    issuedAt: at * 1000,
    expiresAt: at * 1000 + 900_000,
  });

const enrol = (role: CourseRole, ...userIds: string[]) =>
  get(DirectoryImport).enrol(userIds.map((userId) => ({ courseId, userId, role })));

async function newRoom(
  kind: 'group' | 'announcement',
  members: Record<string, RoomRole>,
): Promise<RoomRecord> {
  const made = { key: `${kind}:${newId()}`, kind, courseId };
  const { room } = await get(RoomRepository).findOrCreate(made);
  const added = Object.entries(members).map(([id, role]) => ({
    person: { id, model: 'Student' as const },
    role,
  }));
  await get(MemberChanges).add(room, added);
  return room;
}

async function rolesIn({ id }: RoomRecord): Promise<Record<string, RoomRole | undefined>> {
  const members = await get(MembershipRepository).ofRoom(id);
  return Object.fromEntries(members.map(({ userId, role }) => [userId, role]));
}

/** What was heard of so far has been followed. */
const followed = () => get(EnrolmentChanges).finish();

/** Time goes by, and the node or another one looks. */
const laterOn = async (): Promise<void> => {
  jest.spyOn(get(Clock), 'now').mockReturnValue(new Date(Date.now() + 3_600_000));
  await followed();
};

const dieBeforeTheNews = () =>
  jest.spyOn(get(DomainEvents), 'publish').mockImplementationOnce(() => {
    throw CRASH;
  });

describe('a change of enrolments', () => {
  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  it('is followed at once, and then nothing is due of it', async () => {
    await ask(ada, 'student', 1);
    const room = await newRoom('group', { [ada]: 'member', [ben]: 'owner' });
    await ask(ada, null, 2);
    await followed();
    expect(await rolesIn(room)).toEqual({ [ben]: 'owner' });
    expect(await dueRows().countDocuments({ courseId })).toBe(0);
  });

  it('that a process did not live to tell of is followed by the next', async () => {
    await ask(ada, 'student', 1);
    const room = await newRoom('group', { [ada]: 'member', [ben]: 'owner' });
    dieBeforeTheNews();
    await expect(ask(ada, null, 2)).rejects.toBe(CRASH);
    await ask(ada, null, 2);
    await followed();
    expect(await rolesIn(room)).toEqual({ [ada]: 'member', [ben]: 'owner' });
    await laterOn();
    expect(await rolesIn(room)).toEqual({ [ben]: 'owner' });
  });

  it('keeps whom an import has demoted, though the import that repeats it finds them demoted', async () => {
    await ask(ada, 'instructor', 1);
    const room = await newRoom('group', { [ada]: 'owner', [ben]: 'member' });
    await enrol('student', ben);
    dieBeforeTheNews();
    await expect(enrol('student', ada)).rejects.toBe(CRASH);
    await enrol('student', ada);
    await followed();
    expect(await rolesIn(room)).toEqual({ [ada]: 'owner', [ben]: 'member' });
    await laterOn();
    expect(await rolesIn(room)).toEqual({ [ada]: 'member', [ben]: 'owner' });
  });

  it('that cannot be followed for one person is followed for the others, and for them later', async () => {
    for (const [n, userId] of [ada, ben].entries()) await ask(userId, null, n + 1);
    const room = await newRoom('announcement', {});
    jest.spyOn(get(MembershipRepository), 'find').mockRejectedValueOnce(CRASH);
    await enrol('student', ada, ben);
    await followed();
    expect(await rolesIn(room)).toEqual({ [ben]: 'member' });
    await laterOn();
    expect(await rolesIn(room)).toEqual({ [ada]: 'member', [ben]: 'member' });
  });

  it('is followed as it is in the end, though another node changed it once more meanwhile', async () => {
    await ask(ada, null, 1);
    const room = await newRoom('announcement', {});
    // What was read before the other node stored its change, and followed it, and found nothing to do.
    jest.spyOn(get(Directory), 'roleIn').mockResolvedValueOnce(null);
    await enrol('student', ada);
    await followed();
    expect(await rolesIn(room)).toEqual({ [ada]: 'member' });
  });

  it('is left alone by other nodes for as long as one is at it', async () => {
    await ask(ada, null, 1);
    await newRoom('announcement', {});
    const answer = Promise.withResolvers<CourseRole | null>();
    jest.spyOn(get(Directory), 'roleIn').mockReturnValueOnce(answer.promise);
    await enrol('student', ada);
    const now = Date.now() + 50_000;
    const clock = jest.spyOn(get(Clock), 'now').mockReturnValue(new Date(now));
    await get(EnrolmentChanges).stillAtIt();
    expect(await dueRows().findOne({ courseId }).lean()).toMatchObject({ dueAt: new Date(now + 60_000) });
    clock.mockRestore();
    answer.resolve(null);
    await followed();
    expect(await dueRows().countDocuments({ courseId })).toBe(0);
  });

  it('of which a host tells is not lost either', async () => {
    const room = await newRoom('group', { [ada]: 'member', [ben]: 'owner' });
    const failed = new Promise<void>((resolve) => {
      jest.spyOn(get(Directory), 'roleIn').mockImplementationOnce(() => {
        resolve();
        return Promise.reject(CRASH);
      });
    });
    get(DomainEvents).publish('enrolment.changed', { courseId, userIds: [ada] });
    await failed;
    await followed();
    expect(await rolesIn(room)).toEqual({ [ada]: 'member', [ben]: 'owner' });
    await laterOn();
    expect(await rolesIn(room)).toEqual({ [ben]: 'owner' });
  });

  it('is not begun by a newer token that lists the same courses', async () => {
    await ask(ada, 'student', 1);
    const write = jest.spyOn(dueRows(), 'insertMany');
    await ask(ada, 'student', 2);
    expect(write).not.toHaveBeenCalled();
    await ask(ada, 'assistant', 3);
    expect(write).toHaveBeenCalledTimes(1);
  });
});

describe('a service that is stopped', () => {
  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  it('ends what is being followed first, and leaves the rest to the next', async () => {
    for (const userId of [ada, ben]) await ask(userId, 'student', 1);
    const room = await newRoom('group', { [ada]: 'member', [ben]: 'member', [newId()]: 'owner' });
    const memberships = get(MembershipRepository);
    const remove = memberships.remove.bind(memberships);
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    jest.spyOn(memberships, 'remove').mockImplementationOnce(async (...these) => {
      reached.resolve();
      await gate.promise;
      return remove(...these);
    });
    await ask(ada, null, 2);
    await ask(ben, null, 2);
    await reached.promise;
    const stopped = get(EnrolmentChanges).beforeApplicationShutdown();
    gate.resolve();
    await stopped;
    expect(Object.keys(await rolesIn(room))).not.toContain(ada);
    expect(Object.keys(await rolesIn(room))).toContain(ben);
    expect(await dueRows().countDocuments({ courseId })).toBe(1);
  });
});
