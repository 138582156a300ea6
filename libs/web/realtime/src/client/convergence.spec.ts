import type { ServerEventName } from '@officehours/contracts';
import fc from 'fast-check';
import { viewOf } from '../log/view';
import { createChatItems } from '../chat/chat-items';
import { readByAll, type ReadPositions } from '../reading/read-positions';
import { instructor, INSTRUCTOR, ROOM, student, STUDENT } from '../testing/builders';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { Engine } from './engine';

/** Once nothing happens any more, everything must have come: messages within 30 s, read positions within 5 minutes. */
const QUIET_MS = 330_000;

type Step =
  | { kind: 'send'; from: number }
  | { kind: 'change' | 'read'; seq: number; from: number }
  | { kind: 'presence'; online: boolean }
  | { kind: 'drop' | 'outage' | 'wait'; ms: number };

const person = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('send' as const), from: person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('change' as const, 'read' as const),
      seq: fc.nat(),
      from: person,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('presence' as const), online: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('drop' as const, 'outage' as const, 'wait' as const),
      ms: fc.nat({ max: 3_000 }),
    }),
  },
);

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function open(service: FakeService, user = student): Promise<Engine> {
  const options = { baseUrl: 'http://chat.test', token: tokenOf(user), user };
  const engine = new Engine(options, fakePlatform(service));
  engine.start();
  engine.reader.watch(ROOM);
  void engine.reader.loadNewest(ROOM).catch(() => undefined);
  void engine.roomLoader.first().catch(() => undefined);
  await pass(0);
  return engine;
}

/** All that a person sees of the room. */
function seen(engine: Engine) {
  const me = engine.myId;
  const { messages } = viewOf(engine.logs.get(ROOM), 'latest');
  const other = me === STUDENT ? INSTRUCTOR : STUDENT;
  const positions = engine.queryClient.getQueryData<ReadPositions>(['reads', ROOM]) ?? {};
  const outbox = engine.outbox.entries.get();
  const readByOthers = readByAll(positions, [other]);
  const items = createChatItems()({
    messages,
    outbox,
    me,
    readByOthers,
    deliveredToOthers: 0,
    isAtEnd: true,
  });
  const { room } = engine.rooms.list().entries[ROOM]!;
  return {
    items: items.map(({ seq, content, status }) => ({ seq, content, status })),
    room: { lastSeq: room.lastSeq, unread: room.unreadCount, last: room.lastMessage?.content },
  };
}

async function act(service: FakeService, clients: Engine[], happening: Step, n: number): Promise<void> {
  const ids = [STUDENT, INSTRUCTOR];
  switch (happening.kind) {
    case 'send':
      return void clients[happening.from]!.outbox.add(ROOM, `text ${n}`);
    case 'change':
      if (service.history.lastSeq > 0)
        service.change(1 + (happening.seq % service.history.lastSeq), `edited ${n}`);
      return;
    case 'read': {
      const { tail } = clients[happening.from]!.logs.get(ROOM) ?? {};
      if (tail) clients[happening.from]!.reading.mark(ROOM, 1 + (happening.seq % tail));
      return;
    }
    case 'presence':
      return service.emit('presenceChanged', {
        userId: ids[1]!,
        online: happening.online,
        away: false,
        lastSeenAt: null,
      });
    case 'drop':
      service.loseAll();
      return void (await pass(happening.ms));
    case 'outage':
      service.isUp = false;
      service.loseAll();
      await pass(happening.ms);
      service.isUp = true;
      return;
    case 'wait':
      return void (await pass(happening.ms));
  }
}

describe('a client that was there all along', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows in the end what one that comes fresh does, whatever was lost, late or out of order', async () => {
    const dice = fc.infiniteStream(fc.nat({ max: 999 }));
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), dice, async (steps, stream) => {
      const roll = () => stream.next().value as number;
      const service = new FakeService();
      const clients = [await open(service), await open(service, instructor)];
      let isNoisy = true;
      service.delay = () => (isNoisy && roll() < 500 ? roll() : 0);
      service.delivers = (_event: ServerEventName) => !isNoisy || roll() < 700;
      service.answers = () => !isNoisy || roll() < 850;
      for (const [n, happening] of steps.entries()) await act(service, clients, happening, n);
      isNoisy = false;
      await pass(QUIET_MS);

      const fresh = [await open(service), await open(service, instructor)];
      await pass(1_000);
      expect(clients.map(seen)).toEqual(fresh.map(seen));
      const sent = steps.filter(({ kind }) => kind === 'send').length;
      expect(service.history.lastSeq).toBe(sent);
      [...clients, ...fresh].forEach((engine) => engine.stop());
    });
    await fc.assert(property, { numRuns: 60 });
  }, 60_000);
});
