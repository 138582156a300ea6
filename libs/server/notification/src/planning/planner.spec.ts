import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipRepository, RoomAccessCache } from '@officehours/chat-room';
import type { Message, Room } from '@officehours/contracts';
import { MessageRepository, type NewMessage } from '@officehours/message';
import { DomainEvents, NodeCheckpoints, NodeProgresses } from '@officehours/platform';
import { SteppingClock } from '@officehours/platform/testing';
import type { Connection } from 'mongoose';
import type { JobQueue, NewJob } from '../jobs/job-queue';
import { DigestPlanner } from '../mail/digest-planner';
import { NotifyingService, type TestPerson } from '../testing/service';
import { Planner } from './planner';
import type { Reachable } from './reachable';

const MINUTE = 60_000;
const MOST_WAITING = 20_000;

const everybody = { of: (ids: readonly string[]) => Promise.resolve([...ids]) } as unknown as Reachable;

/** How often each job was planned; `isDown` refuses, `isHung` never answers. */
class Plan {
  readonly times = new Map<string, number>();
  state: 'up' | 'isDown' | 'isHung' = 'up';
  refused = 0;

  plan(_kind: string, jobs: readonly NewJob<'push'>[]): Promise<void> {
    if (this.state === 'isHung') return new Promise(() => undefined);
    if (this.state === 'isDown') {
      this.refused += 1;
      return Promise.reject(new Error('it is down'));
    }
    for (const { data } of jobs) this.times.set(data.messageId, (this.times.get(data.messageId) ?? 0) + 1);
    return Promise.resolve();
  }
}

describe('planners on one database', () => {
  let service: NotifyingService;
  let room: Room;
  let writer: TestPerson;
  let clock: SteppingClock;
  const open = new Set<Planner>();

  beforeAll(async () => {
    service = new NotifyingService([]);
    await service.start();
    // Its own planner has nothing to do with what is tested here.
    await service.app.get(Planner).beforeApplicationShutdown();
    writer = await service.person('instructor');
    room = await service.roomOf(await service.person('student'), writer);
  });

  beforeEach(async () => {
    clock = new SteppingClock();
    await states().deleteMany({ _id: { $regex: /^notifications/ } as never });
  });

  afterEach(async () => {
    for (const planner of open) await planner.beforeApplicationShutdown();
    open.clear();
  });

  afterAll(() => service.stop());

  const states = () => service.app.get<Connection>(getConnectionToken()).collection('serverState');
  const nodeCheckpoints = () => service.app.get(NodeCheckpoints, { strict: false });
  const checkpoints = () => nodeCheckpoints().all('notifications');

  const node = async (plan = new Plan()) => {
    const events = new DomainEvents();
    const planner = new Planner(
      events,
      plan as unknown as JobQueue,
      everybody,
      service.app.get(RoomAccessCache),
      service.app.get(MembershipRepository),
      service.app.get(MessageRepository),
      new NodeProgresses(nodeCheckpoints(), clock),
      service.app.get(DigestPlanner),
      clock,
    );
    await planner.onApplicationBootstrap();
    const accept = ({ id, seq, senderId, createdAt }: Message, times = 1): void => {
      const message = {
        id,
        seq,
        senderId,
        chatRoomId: room.id,
        createdAt: new Date(createdAt),
      } as NewMessage;
      for (let n = 0; n < times; n += 1) events.publish('message.created', { message });
    };
    return { planner, plan, accept };
  };
  const living = async (plan?: Plan) => {
    const made = await node(plan);
    open.add(made.planner);
    return made;
  };
  /** One that accepts messages and dies before any of them is in the plan. */
  const dying = async (...messages: Message[]): Promise<void> => {
    const { accept, plan } = await node();
    plan.state = 'isHung';
    for (const message of messages) accept(message);
  };
  const write = () => service.send(writer, room, 'to be told of');
  const minutesOf = async ({ planner, accept }: Awaited<ReturnType<typeof living>>, count: number) => {
    for (let n = 0; n < count; n += 1) {
      accept(await write());
      clock.step(MINUTE);
      await planner.renew();
    }
  };

  it('plan at the next start what a node had not planned when it died, however far the others went on', async () => {
    const alive = await living();
    const lost = [await write(), await write()];
    await dying(...lost);
    clock.step(1);
    // Less than it takes to see that it is dead: only the start finds it.
    await minutesOf(alive, 1);
    clock.step(MINUTE / 3);
    const after = await write();
    alive.accept(after);
    await alive.planner.renew();
    expect(lost.map(({ id }) => alive.plan.times.get(id))).toEqual([undefined, undefined]);
    const next = await living();
    expect(lost.map(({ id }) => next.plan.times.get(id))).toEqual([1, 1]);
  });

  it('plan it without a start as well, once, and keep nothing of the dead', async () => {
    const alive = await living();
    const lost = await write();
    await dying(lost);
    expect(await checkpoints()).toHaveLength(2);
    await minutesOf(alive, 5);
    expect(alive.plan.times.get(lost.id)).toBe(1);
    const [left, ...others] = await checkpoints();
    expect(others).toEqual([]);
    expect(left!.cleanAt.getTime()).toBeGreaterThan(Date.now() + 3 * MINUTE);
    const next = await living();
    expect(next.plan.times.get(lost.id)).toBeUndefined();
  });

  it('leave a node alone that is alive and only cannot plan', async () => {
    const stuck = await living();
    const [alive, waits] = [await living(), await write()];
    stuck.plan.state = 'isDown';
    stuck.accept(waits);
    const before = (await checkpoints()).map(({ cleanAt }) => cleanAt.getTime());
    for (let n = 0; n < 5; n += 1) {
      clock.step(MINUTE);
      await stuck.planner.renew();
      await alive.planner.renew();
    }
    expect(alive.plan.times.has(waits.id)).toBe(false);
    const times = (await checkpoints()).map(({ cleanAt }) => cleanAt.getTime());
    expect(times).toHaveLength(2);
    expect(Math.min(...times)).toBe(Math.min(...before));
    stuck.plan.state = 'up';
    await stuck.planner.renew();
    expect(stuck.plan.times.get(waits.id)).toBe(1);
  });

  it('read again from the log what was more than they keep while they could not plan', async () => {
    const { planner, plan, accept } = await living();
    const [first, many, last] = [await write(), await write(), await write()];
    plan.state = 'isDown';
    const before = (await checkpoints())[0]!.cleanAt;
    accept(first);
    await planner.renew();
    accept(many, MOST_WAITING);
    accept(last);
    await planner.renew();
    expect(plan.refused).toBeGreaterThan(0);
    expect((await checkpoints())[0]!.cleanAt).toEqual(before);
    plan.state = 'up';
    await planner.renew();
    expect(plan.times.has(first.id)).toBe(true);
    expect(plan.times.has(last.id)).toBe(true);
    expect((await checkpoints())[0]!.cleanAt.getTime()).toBeGreaterThan(before.getTime());
  });

  it('take over the checkpoint that all nodes shared before each had its own', async () => {
    const waits = await write();
    await states().insertOne({ _id: 'notifications' as never, cleanAt: new Date() });
    clock.step(5 * MINUTE);
    const { plan } = await living();
    expect(plan.times.get(waits.id)).toBe(1);
    expect(await states().countDocuments({ _id: 'notifications' as never })).toBe(0);
  });
});
