import { randomBytes } from 'node:crypto';
import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipRepository, RoomRepository } from '@officehours/chat-room';
import { DomainEvents, NodeCheckpoints, NodeProgresses } from '@officehours/platform';
import { SteppingClock } from '@officehours/platform/testing';
import type { Connection } from 'mongoose';
import { MessageRepository, type NewMessage } from './message.repository';
import { Summaries } from './summaries';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const MINUTE = 60_000;
const newId = () => randomBytes(12).toString('hex');

describe('what is derived from the log', () => {
  let service: TestService;
  let clock: SteppingClock;
  let student: string;
  let instructor: string;
  let open: Summaries[];

  const get = <T>(token: abstract new (...args: never[]) => T): T =>
    service.app.get(token, { strict: false });
  const states = () => service.app.get<Connection>(getConnectionToken()).collection('serverState');
  const checkpoints = () => get(NodeCheckpoints).all('summaries');

  beforeAll(async () => {
    service = await messageService();
    // Its own node has nothing to do with what is tested here.
    await get(Summaries).beforeApplicationShutdown();
  }, 30_000);

  beforeEach(async () => {
    clock = new SteppingClock();
    [student, instructor, open] = [newId(), newId(), []];
    await states().deleteMany({ _id: { $regex: /^summaries/ } as never });
  });

  afterEach(async () => {
    for (const node of open) await node.beforeApplicationShutdown();
  });

  afterAll(() => service.stop());

  /** The rooms as one node reaches them: `isDown` refuses, `isHung` never answers. */
  const reachedRooms = () => {
    const line = { state: 'up' as 'up' | 'isDown' | 'isHung' };
    const summarise: RoomRepository['summarise'] = (summaries) => {
      if (line.state === 'isHung') return new Promise(() => undefined);
      if (line.state === 'isDown') return Promise.reject(new Error('it is down'));
      return get(RoomRepository).summarise(summaries);
    };
    return {
      line,
      rooms: Object.create(get(RoomRepository), { summarise: { value: summarise } }) as RoomRepository,
    };
  };
  const node = async ({ line, rooms } = reachedRooms()) => {
    const events = new DomainEvents();
    const progresses = new NodeProgresses(get(NodeCheckpoints), clock);
    const log = get(MessageRepository);
    // What it remembers would be seen by all, since all of them share one here.
    const memberships = Object.create(get(MembershipRepository), {
      wrote: { value: () => undefined },
    }) as MembershipRepository;
    const summaries = new Summaries(events, rooms, memberships, log, progresses, clock);
    await summaries.onApplicationBootstrap();
    const accept = (message: NewMessage) => events.publish('message.created', { message });
    return { summaries, accept, line, events };
  };
  const living = async (reached = reachedRooms()) => {
    const made = await node(reached);
    open.push(made.summaries);
    return made;
  };
  /** What a node accepted that died before anything was derived from it. */
  const lostByNode = async (): Promise<NewMessage[]> => {
    const { accept, line } = await node();
    line.state = 'isHung';
    const messages = await written();
    messages.forEach(accept);
    return messages;
  };

  /** What each wrote into a room of their own, stored, and nothing more. */
  const written = async (): Promise<NewMessage[]> => {
    const key = `${newId()}:${newId()}`;
    const { room } = await get(RoomRepository).findOrCreate({ key, kind: 'direct', courseId: null });
    await get(MembershipRepository).add(room.id, [
      { userId: student, model: 'Student' },
      { userId: instructor, model: 'Instructor' },
    ]);
    const messages = [student, instructor].map((senderId, index) => ({
      ...aDraft({ id: get(MessageRepository).newId(), chatRoomId: room.id, senderId }),
      seq: index + 1,
    }));
    await get(MessageRepository).append(messages);
    return messages;
  };
  const derived = async ([first]: NewMessage[]) => {
    const { chatRoomId } = first!;
    const members = await get(MembershipRepository).ofRoom(chatRoomId);
    const room = await get(RoomRepository).find(chatRoomId);
    return {
      lastSeq: room?.lastSeq,
      lastMessage: room?.lastMessage?.id,
      read: Object.fromEntries(members.map(({ userId, lastReadSeq }) => [userId, lastReadSeq])),
    };
  };
  const right = ([, last]: NewMessage[]) => ({
    lastSeq: 2,
    lastMessage: last!.id,
    read: { [student]: 1, [instructor]: 2 },
  });
  const nothing = () => ({ lastSeq: 0, lastMessage: undefined, read: { [student]: 0, [instructor]: 0 } });
  /** So many minutes in which a node is busy. */
  const minutesOf = async ({ summaries, accept }: Awaited<ReturnType<typeof living>>, count: number) => {
    for (let n = 0; n < count; n += 1) {
      (await written()).forEach(accept);
      clock.step(MINUTE);
      await summaries.renew();
    }
  };

  it('is right after a start again: the last message of the room, and that everyone who wrote has read', async () => {
    const lost = await lostByNode();
    expect(await derived(lost)).toEqual(nothing());
    await living();
    expect(await derived(lost)).toEqual(right(lost));
  });

  it('is made good at the next start, however far the other nodes went on', async () => {
    const alive = await living();
    const lost = await lostByNode();
    // Less than it takes to see that it is dead, and more than clocks may be apart.
    await minutesOf(alive, 1);
    clock.step(MINUTE / 4);
    const after = await written();
    after.forEach(alive.accept);
    await alive.summaries.renew();
    expect(await derived(after)).toEqual(right(after));
    expect(await derived(lost)).toEqual(nothing());
    await living();
    expect(await derived(lost)).toEqual(right(lost));
  });

  it('is made good without a start as well, and nothing is kept of the dead', async () => {
    const alive = await living();
    const lost = await lostByNode();
    expect(await checkpoints()).toHaveLength(2);
    const found: string[] = [];
    alive.events.on('message.found', ({ message }) => void found.push(message.id));
    await minutesOf(alive, 5);
    expect(await derived(lost)).toEqual(right(lost));
    // The room may not have been told of it.
    expect(found).toContain(lost[1]!.id);
    const [own, ...others] = await checkpoints();
    expect(others).toEqual([]);
    expect(own!.cleanAt.getTime()).toBeGreaterThan(Date.now() + 3 * MINUTE);
  });

  it('is tried again where the database refused it, and owed until then', async () => {
    const lost = await lostByNode();
    clock.step(5 * MINUTE);
    const reached = reachedRooms();
    reached.line.state = 'isDown';
    const { summaries } = await living(reached);
    expect(await checkpoints()).toHaveLength(2);
    expect(await derived(lost)).toEqual(nothing());
    reached.line.state = 'up';
    await summaries.renew();
    expect(await derived(lost)).toEqual(right(lost));
    expect(await checkpoints()).toHaveLength(1);
  });

  it('is made good from the checkpoint that all nodes shared before each had its own', async () => {
    const lost = await written();
    await states().insertOne({ _id: 'summaries' as never, cleanAt: new Date() });
    clock.step(5 * MINUTE);
    await living();
    expect(await derived(lost)).toEqual(right(lost));
    expect(await states().countDocuments({ _id: 'summaries' as never })).toBe(0);
  });
});
