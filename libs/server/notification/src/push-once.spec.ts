import { writeFileSync } from 'node:fs';
import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipRepository } from '@officehours/chat-room';
import type { Message, Room } from '@officehours/contracts';
import type { Connection } from 'mongoose';
import { PushEndpoints } from './push/push-endpoints';
import { SubscriptionRepository } from './push/subscription.repository';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

// `npm run pushes` has ten thousand.
const PUSHES = Number(process.env['PUSHES'] ?? 300);
const SEED = Number(process.env['PUSH_SEED'] ?? 20_261_126);
const REPORT = process.env['PUSH_REPORT'];

const PEOPLE = 6;
const DEVICES = 3;
/** What is due together in a room is one push: few for each receiver, so that most are told of. */
const BATCH = 12;

interface Receiver {
  person: TestPerson;
  room: Room;
  devices: TestDevice[];
  last?: Message;
  hasLeft?: true;
}

let state = SEED;
const chance = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const pathOf = ({ endpoint }: TestDevice): string => new URL(endpoint).pathname;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Push services that fail, answers that are lost, and a service that dies before it has noted what it sent. */
describe('a message, however often its notification is tried', () => {
  let push: TestPushService;
  let service: NotifyingService;
  let writer: TestPerson;
  let receivers: Receiver[];
  /** How often something was sent without the service knowing it, by device and message. */
  let unknown = 0;

  const jobs = () => service.app.get<Connection>(getConnectionToken()).collection('jobs');
  const perDevice = (device: TestDevice): number[] =>
    push.toldTo(device).flatMap(({ kind, seq }) => (kind === 'message' ? [seq] : []));

  beforeAll(async () => {
    push = await TestPushService.start();
    service = new NotifyingService([{ provide: PushEndpoints, useClass: LoopbackOnly }], {
      notifyContent: 'text',
    });
    await service.start();
    writer = await service.person('instructor');
    receivers = [];
    for (let n = 0; n < PEOPLE; n += 1) {
      const person = await service.person('student', `sid-${n}`);
      const devices = Array.from({ length: DEVICES }, () => push.newDevice());
      for (const { subscription } of devices)
        await person.call('PUT', '/notification/subscription', subscription);
      receivers.push({ person, devices, room: await service.roomOf(person, writer) });
    }
    await receivers[0]!.person.call('PATCH', '/notification/settings', { showText: true });
  }, 60_000);

  afterAll(async () => {
    await service.stop();
    await push.stop();
  });

  const disturb = (): void => {
    push.decide = () => {
      const drawn = chance();
      if (drawn < 0.05) return 503;
      if (drawn > 0.05 && drawn < 0.1) unknown += 1;
      return drawn < 0.1 ? 'lost' : undefined;
    };
    const subscriptions = service.app.get(SubscriptionRepository);
    const told = subscriptions.told.bind(subscriptions);
    jest.spyOn(subscriptions, 'told').mockImplementation(async (...noted) => {
      if (chance() > 0.05) return told(...noted);
      unknown += 1;
      throw new Error('it dies here');
    });
  };
  const calm = (): void => {
    push.decide = () => undefined;
    jest.restoreAllMocks();
  };

  const write = async (count: number, to = receivers): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const receiver = to[Math.floor(chance() * to.length)]!;
      receiver.last = await service.send(writer, receiver.room, `secret ${n}`);
    }
  };

  /** All that was planned is done: whenever nothing more happens, the time comes for what waits. */
  const settle = async (): Promise<void> => {
    for (const { last, hasLeft } of receivers)
      while (last && !hasLeft && !(await jobs().findOne({ 'data.messageId': last.id })));
    for (;;) {
      let before = -1;
      while (before !== push.asked.length) {
        before = push.asked.length;
        await pause(150);
      }
      const isOpen = await jobs().countDocuments({ isOpen: true });
      if (isOpen === 0) return;
      service.clock.step(3_000);
    }
  };

  it(
    'is told to a device again only where nobody can know that it was told',
    async () => {
      disturb();
      while (push.received.length < PUSHES) {
        await write(BATCH);
        await settle();
      }
      calm();
      let [sent, twice] = [0, 0];
      for (const { devices } of receivers)
        for (const device of devices) {
          const seqs = perDevice(device);
          sent += seqs.length;
          twice += seqs.length - new Set(seqs).size;
        }
      expect(sent).toBeGreaterThanOrEqual(PUSHES);
      expect(unknown).toBeGreaterThan(0);
      expect(twice).toBeLessThanOrEqual(unknown);
      if (REPORT) writeFileSync(REPORT, JSON.stringify({ sent, twice, unknown, asked: push.asked.length }));
    },
    120_000 + PUSHES * 60,
  );

  it('is told without its text to whoever did not allow that', () => {
    const [open, ...others] = receivers.map(({ devices }) =>
      devices.flatMap((device) => push.toldTo(device).map(({ text }) => text)),
    );
    expect(open!.every((text) => text?.startsWith('secret '))).toBe(true);
    expect(new Set(others.flat())).toEqual(new Set([undefined]));
  });

  it('is told to everybody in the end, but not to who left, nor to a device that is gone', async () => {
    const [leaver, ...others] = receivers;
    const gone = others[0]!.devices[0]!;
    await service.app.get(MembershipRepository).remove(leaver!.room.id, [leaver!.person.id]);
    leaver!.hasLeft = true;
    push.answers.set(pathOf(gone), [410]);
    await write(1, [others[0]!]);
    await settle();
    const from = push.asked.length;
    for (const receiver of receivers) await write(1, [receiver]);
    await settle();
    const asked = new Set(push.asked.slice(from).map(({ path }) => path));
    const live = others.flatMap(({ devices }) => devices).filter((device) => device !== gone);
    expect(asked).toEqual(new Set(live.map(pathOf)));
    for (const { devices, last } of others)
      for (const device of devices) if (device !== gone) expect(perDevice(device).at(-1)).toBe(last?.seq);
  }, 60_000);
});
