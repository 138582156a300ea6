import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { RoomAccessCache } from '@officehours/chat-room';
import { AppError, DomainEvents, forbidden } from '@officehours/platform';
import type { NewMessage } from './message.repository';
import { RoomNumbers } from './room-numbers';
import { Sequencer, type Draft } from './sequencer';
import { aDraft } from './testing/drafts';
import { MemoryMessageRepository } from './testing/memory-message.repository';

const ROOM = 'a'.repeat(24);
const OTHER_ROOM = 'e'.repeat(24);
const allowed = () => Promise.resolve();

function aNode(repository: MemoryMessageRepository) {
  const forget = jest.fn<void, [string]>();
  const access = Object.assign(Object.create(RoomAccessCache.prototype) as RoomAccessCache, {
    forget,
    wrote: () => undefined,
  });
  const events = new DomainEvents();
  const told: NewMessage[] = [];
  events.on('message.created', ({ message }) => void told.push(message));
  const sequencer = new Sequencer(repository, new RoomNumbers(repository, access), events);
  return {
    forget,
    send: (draft: Draft, recheck: () => Promise<unknown> = allowed) => sequencer.append(draft, recheck),
    sequencer,
    /** Of which nobody waits for the answer any more. */
    told,
  };
}

function seqsOf(repository: MemoryMessageRepository, room = ROOM): number[] {
  return repository.ofRoom(room).map(({ seq }) => seq);
}

// What it says of a database that is away is not what is tested.
beforeAll(() => Logger.overrideLogger(false));

afterEach(() => jest.useRealTimers());

describe('the sequencer', () => {
  it('numbers each room 1, 2, 3 …, in the order of sending', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const rooms = [ROOM, OTHER_ROOM, ROOM, ROOM, OTHER_ROOM];
    const results = await Promise.all(rooms.map((chatRoomId) => send(aDraft({ chatRoomId }))));
    expect(results.map(({ message }) => message.seq)).toEqual([1, 1, 2, 3, 2]);
  });

  it('writes together what waits, whatever its room', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    await Promise.all(
      Array.from({ length: 300 }, (_, index) => send(aDraft({ chatRoomId: index % 2 ? ROOM : OTHER_ROOM }))),
    );
    expect(repository.batches).toEqual([128, 128, 44]);
  });

  it('goes on from the number where the log stands', async () => {
    const repository = new MemoryMessageRepository();
    repository.stored.push({ ...aDraft(), seq: 41 });
    expect((await aNode(repository).send(aDraft())).message.seq).toBe(42);
  });

  it('answers the same message again with the stored one, and other content under its id with a conflict', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const draft = aDraft();
    const first = await send(draft);
    const again = await send({ ...draft, id: 'f'.repeat(24) });
    expect(again).toEqual({ message: first.message, created: false });
    await expect(send({ ...draft, requestHash: 'other' })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    expect(seqsOf(repository)).toEqual([1]);
  });

  it('burns no number for a message that is refused in the middle of a batch', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const draft = aDraft();
    const results = await Promise.all([
      send(draft),
      send(draft),
      send(aDraft()),
      send(draft),
      send(aDraft()),
    ]);
    expect(results.map(({ created }) => created)).toEqual([true, false, true, false, true]);
    expect(seqsOf(repository)).toEqual([1, 2, 3]);
  });

  it('takes the next number when another node took the one it wanted, after asking again whether the sender may', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    await send(aDraft());
    repository.stored.push({ ...aDraft({ senderId: null, content: 'removed' }), seq: 2 });
    const removed = jest.fn(() => Promise.reject(forbidden('', 'removed')));
    const [refused, stored] = await Promise.allSettled([send(aDraft(), removed), send(aDraft())]);
    expect(removed).toHaveBeenCalledTimes(1);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
    expect(stored).toMatchObject({ status: 'fulfilled', value: { message: { seq: 3 } } });
  });

  it('believes nothing of a room’s members that is older than its numbers, also of rooms that had no refusal', async () => {
    const repository = new MemoryMessageRepository();
    const { send, forget } = aNode(repository);
    await Promise.all([send(aDraft()), send(aDraft({ chatRoomId: OTHER_ROOM }))]);
    for (const chatRoomId of [ROOM, OTHER_ROOM])
      repository.stored.push({ ...aDraft({ chatRoomId, senderId: null, content: 'removed' }), seq: 2 });
    forget.mockClear();
    const removed = jest.fn(() => Promise.reject(forbidden('', 'removed')));
    const [stored, refused] = await Promise.allSettled([
      send(aDraft()),
      send(aDraft({ chatRoomId: OTHER_ROOM }), removed),
    ]);
    expect(forget.mock.calls).toEqual([[ROOM], [OTHER_ROOM]]);
    expect(stored).toMatchObject({ status: 'fulfilled', value: { message: { seq: 3 } } });
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
    expect(seqsOf(repository, OTHER_ROOM)).toEqual([1, 2]);
  });

  it('answers with the stored message, not with a refusal, when the sender was removed after a lost answer', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    let isRemoved = false;
    repository.afterAppend = () => {
      isRemoved = true;
      repository.afterAppend = () => Promise.resolve();
      return Promise.reject(new mongo.MongoNetworkError('connection closed'));
    };
    const stored = await send(aDraft(), async () => {
      if (isRemoved) throw forbidden('', 'removed');
    });
    expect(stored).toMatchObject({ created: true, message: { seq: 1 } });
    expect(seqsOf(repository)).toEqual([1]);
  });

  it('drives the same messages again when it cannot know whether they were stored', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    let failures = 2;
    repository.afterAppend = async () => {
      failures -= 1;
      if (failures >= 0) throw new mongo.MongoNetworkError('connection closed');
    };
    const results = await Promise.all([send(aDraft({ content: 'one' })), send(aDraft({ content: 'two' }))]);
    expect(repository.ofRoom(ROOM).map(({ seq, content }) => [seq, content])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
    expect(results.map(({ message }) => message.seq)).toEqual([1, 2]);
  });

  it('tells the room of a message whose first answer was lost, once', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    repository.afterAppend = () => {
      repository.afterAppend = () => Promise.resolve();
      return Promise.reject(new mongo.MongoNetworkError('connection closed'));
    };
    const draft = aDraft({ id: '1'.repeat(24) });
    const [first, again] = await Promise.all([send(draft), send({ ...draft, id: '2'.repeat(24) })]);
    expect([first.created, again.created]).toEqual([true, false]);
    expect((await send({ ...draft, id: '3'.repeat(24) })).created).toBe(false);
  });

  it('spends one look on a batch full of messages that were stored before', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const drafts = Array.from({ length: 100 }, () => aDraft());
    await Promise.all(drafts.map((draft) => send(draft)));
    repository.batches.length = 0;
    const again = await Promise.all(
      [...drafts, aDraft()].map((draft) => send({ ...draft, id: 'f'.repeat(24) })),
    );
    expect(again.filter(({ created }) => created)).toHaveLength(1);
    expect(repository.batches).toEqual([101, 1]);
  });

  it('gives up what waited too long, and goes on', async () => {
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    repository.beforeAppend = () => {
      clock.mockReturnValue(60_000);
      return Promise.reject(new mongo.MongoNetworkError('connection closed'));
    };
    await expect(send(aDraft())).rejects.toMatchObject({ code: 'unavailable' });
    clock.mockRestore();
    repository.beforeAppend = () => Promise.resolve();
    expect((await send(aDraft())).message.seq).toBe(1);
  });

  it('leaves no hole when a write that was given up wakes up again', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'queueMicrotask'] });
    const repository = new MemoryMessageRepository();
    const { send } = aNode(repository);
    const awake = Promise.withResolvers<number>();
    const lastSeq = jest.spyOn(repository, 'lastSeq').mockReturnValueOnce(awake.promise);
    const draft = aDraft({ id: '1'.repeat(24) });
    const first = send(draft);
    await jest.advanceTimersByTimeAsync(8_000);
    expect((await first).message.seq).toBe(1);
    expect(lastSeq).toHaveBeenCalledTimes(2);
    // It reads the number of its own message, and is the last to be written.
    const written = Promise.withResolvers<void>();
    repository.beforeAppend = ([message]) => (message?.id === draft.id ? written.promise : Promise.resolve());
    awake.resolve(1);
    await jest.advanceTimersByTimeAsync(1);
    await send(aDraft());
    written.resolve();
    await send(aDraft());
    expect(seqsOf(repository)).toEqual([1, 2, 3]);
  });

  describe('tells the room of a message whose sender was told that nobody knows', () => {
    /** A message that is written, without an answer, for longer than its sender waits. */
    async function aLostOne(repository: MemoryMessageRepository) {
      const node = aNode(repository);
      const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
      const answer = Promise.withResolvers<void>();
      repository.afterAppend = () => answer.promise;
      const draft = aDraft();
      const sent = node.send(draft).catch((error: unknown) => error);
      clock.mockReturnValue(60_000);
      await jest.advanceTimersByTimeAsync(8_000);
      expect(await sent).toMatchObject({ code: 'unavailable' });
      clock.mockRestore();
      repository.afterAppend = () => Promise.resolve();
      return { ...node, draft, answer };
    }

    beforeEach(() => jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'queueMicrotask'] }));

    it('when the answer comes after all', async () => {
      const { told, answer, draft } = await aLostOne(new MemoryMessageRepository());
      answer.resolve();
      await jest.advanceTimersByTimeAsync(20_000);
      expect(told).toMatchObject([{ id: draft.id, seq: 1 }]);
    });

    it('when its sender tries again', async () => {
      const { told, send, draft } = await aLostOne(new MemoryMessageRepository());
      const again = await send({ ...draft, id: '7'.repeat(24) });
      expect(again).toMatchObject({ created: true, message: { id: draft.id } });
      await jest.advanceTimersByTimeAsync(20_000);
      expect(told).toEqual([]);
      expect((await send({ ...draft, id: '8'.repeat(24) })).created).toBe(false);
    });

    it('when it is found', async () => {
      const repository = new MemoryMessageRepository();
      const { told, answer, draft } = await aLostOne(repository);
      answer.reject(new mongo.MongoNetworkError('connection closed'));
      await jest.advanceTimersByTimeAsync(20_000);
      expect(told).toMatchObject([{ id: draft.id }]);
    });

    it('and of one that is stored though its write failed', async () => {
      const repository = new MemoryMessageRepository();
      const { told, send } = aNode(repository);
      repository.afterAppend = () => Promise.reject(new AppError('storage_full'));
      const draft = aDraft();
      await expect(send(draft)).rejects.toMatchObject({ code: 'storage_full' });
      await jest.advanceTimersByTimeAsync(20_000);
      expect(told).toMatchObject([{ id: draft.id }]);
    });
  });

  it('finishes what waits when it stops, and takes nothing more', async () => {
    const repository = new MemoryMessageRepository();
    const { send, sequencer } = aNode(repository);
    const waiting = Promise.all([send(aDraft()), send(aDraft())]);
    const stopped = sequencer.beforeApplicationShutdown();
    await expect(send(aDraft())).rejects.toMatchObject({ code: 'unavailable' });
    await stopped;
    expect((await waiting).map(({ message }) => message.seq)).toEqual([1, 2]);
  });

  it('refuses at once when the disk is full', async () => {
    const repository = new MemoryMessageRepository();
    repository.beforeAppend = () => Promise.reject(new AppError('storage_full'));
    await expect(aNode(repository).send(aDraft())).rejects.toMatchObject({ code: 'storage_full' });
    repository.beforeAppend = () => Promise.resolve();
    expect((await aNode(repository).send(aDraft())).message.seq).toBe(1);
  });

  it('keeps to all of it with three nodes, repeated sends and lost answers at once', async () => {
    const send = fc.record({
      node: fc.nat(2),
      room: fc.constantFrom(ROOM, OTHER_ROOM),
      id: fc.nat(15),
      lost: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(send, { maxLength: 60 }), async (sends) => {
        const repository = new MemoryMessageRepository();
        const nodes = [aNode(repository), aNode(repository), aNode(repository)];
        const lost = sends.filter((one) => one.lost).length;
        let toLose = Math.min(lost, 3);
        repository.afterAppend = async () => {
          if (toLose > 0) {
            toLose -= 1;
            throw new mongo.MongoNetworkError('connection closed');
          }
        };
        const ids = sends.map(({ id }) => `00000000-0000-4000-8000-0000000000${String(id).padStart(2, '0')}`);
        const acks = await Promise.all(
          sends.map(async ({ node, room }, index) =>
            nodes[node]?.send(aDraft({ chatRoomId: room, clientMessageId: ids[index], content: ids[index] })),
          ),
        );
        for (const room of [ROOM, OTHER_ROOM]) expectLog(repository.ofRoom(room));
        acks.forEach((ack, index) => expect(ack?.message.clientMessageId).toBe(ids[index]));
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

function expectLog(messages: NewMessage[]): void {
  expect(messages.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(messages.map((_, index) => index + 1));
  expect(new Set(messages.map(({ clientMessageId }) => clientMessageId)).size).toBe(messages.length);
}
