import type { PushPayload } from '@officehours/contracts';
import { Notifier } from './notifier';

const member = {
  chatRoomId: 'room',
  userId: 'ada',
  model: 'Student',
  lastReadSeq: 0,
  visibleFromSeq: 1,
  muted: false,
};
const message = {
  id: 'm7',
  chatRoomId: 'room',
  senderId: 'lena',
  seq: 7,
  createdAt: new Date(),
  messageType: 'text',
};

/** A notifier in whose turn for a room there is this left to tell of; gives back what each device is told. */
async function toldTo(devices: readonly number[], left: readonly object[]) {
  let push: (job: object) => Promise<unknown> = () => Promise.resolve();
  const payloads: (PushPayload | null)[] = [];
  const of = jest.fn((newest: { seq: number }, unread: number) =>
    Promise.resolve({ seq: newest.seq, unread }),
  );
  const parts = [
    { handle: (name: string, handler: typeof push) => void (name === 'push' && (push = handler)) },
    { find: () => Promise.resolve(message) },
    { find: () => Promise.resolve(member) },
    { looking: () => Promise.resolve(new Set()) },
    { of: () => Promise.resolve({ showText: false, quietHours: { timeZone: 'UTC', spans: [] } }) },
    { isHeard: () => Promise.resolve(true), of: () => Promise.resolve(left) },
    { of },
    {
      tell: async (
        _user: string,
        _room: string,
        payloadFor: (heard: { told: number }) => Promise<PushPayload | null>,
      ) => {
        for (const told of devices) payloads.push(await payloadFor({ told }));
      },
    },
    { now: () => new Date() },
    { has: () => Promise.resolve(true) },
  ];
  new Notifier(...(parts as unknown as ConstructorParameters<typeof Notifier>)).onModuleInit();
  await push({ messageId: message.id, userId: 'ada' });
  return { payloads, made: of.mock.calls.length };
}

describe('the moment in which devices are told', () => {
  it('says the newest and how many there are, made once for all devices that have not heard it', async () => {
    const { payloads, made } = await toldTo([0, 7, 3], [message, { ...message, id: 'm9', seq: 9 }]);
    const news = { seq: 9, unread: 2 };
    expect(payloads).toEqual([news, null, news]);
    expect(made).toBe(1);
  });

  it('says nothing of what was read or deleted while it waited for its turn', async () => {
    expect(await toldTo([0], [])).toEqual({ payloads: [null], made: 0 });
  });
});
