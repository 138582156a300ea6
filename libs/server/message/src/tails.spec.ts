import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ChangeRepository } from './change.repository';
import { MessageRepository, type NewMessage } from './message.repository';
import type { MessageDocument } from './message.schema';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('everyone who comes back at once', () => {
  let service: TestService;
  let repository: MessageRepository;
  let changes: ChangeRepository;
  let finds: jest.SpyInstance;

  beforeAll(async () => {
    service = await messageService();
    repository = service.app.get(MessageRepository);
    changes = service.app.get(ChangeRepository);
    const model = service.app.get<Model<MessageDocument>>(getModelToken('Message'));
    await model.init();
    finds = jest.spyOn(model.collection, 'find');
  }, 30_000);

  beforeEach(() => finds.mockClear());
  afterAll(() => service.stop());

  const roomOf = async (length: number): Promise<NewMessage[]> => {
    const chatRoomId = newId();
    const messages = Array.from({ length }, (_, index) => ({
      ...aDraft({ id: newId(), chatRoomId }),
      seq: index + 1,
    }));
    await repository.append(messages);
    return messages;
  };
  const change = (message: NewMessage, changeSeq: number) =>
    changes.apply(message, changeSeq, { content: 'new' }, new Date());
  const seqs = async (room: NewMessage[], first: number, limit = 100) =>
    (await repository.from(room[0]!.chatRoomId, first, limit)).map(({ seq }) => seq);

  it('gets what follows their own positions, by a few questions', async () => {
    const rooms = await Promise.all(Array.from({ length: 50 }, (_, n) => roomOf((n % 20) + 1)));
    const all = await Promise.all(rooms.map((room) => seqs(room, room.length - 1)));
    expect(all).toEqual(rooms.map(({ length }) => (length === 1 ? [1] : [length - 1, length])));
    expect(finds.mock.calls.length).toBeLessThan(5);
    const [room] = [rooms[3]!];
    const twice = await Promise.all([seqs(room, 2), seqs(room, 4), seqs(room, 5), seqs(room, 2, 1)]);
    expect(twice).toEqual([[2, 3, 4], [4], [], [2]]);
  });

  it('gets no hole where others ask from elsewhere in the room', async () => {
    const room = await roomOf(90);
    const all = await Promise.all([seqs(room, 1, 90), seqs(room, 70, 90), seqs(room, 90)]);
    const from = (first: number) => Array.from({ length: 91 - first }, (_, index) => index + first);
    expect(all).toEqual([from(1), from(70), from(90)]);
  });

  it('is answered alone where somebody lacks much', async () => {
    const [long, short] = await Promise.all([roomOf(60), roomOf(2)]);
    const [lacking, rest] = await Promise.all([seqs(long, 11, 30), seqs(short, 2)]);
    expect(lacking).toEqual(Array.from({ length: 30 }, (_, index) => index + 11));
    expect(rest).toEqual([2]);
  });

  it('sees what was written before they asked, though others ask already', async () => {
    const room = await roomOf(1);
    const before = seqs(room, 1);
    await repository.append([{ ...room[0]!, id: newId(), clientMessageId: newId(), seq: 2 }]);
    expect(await seqs(room, 1)).toEqual([1, 2]);
    expect((await before)[0]).toBe(1);
  });

  it('learns of the newest change, as far as their own is as new', async () => {
    const [changed, still] = await Promise.all([roomOf(3), roomOf(1)]);
    await change(changed[0]!, 1);
    await change(changed[1]!, 2);
    const of = (room: NewMessage[], known: number) => changes.lastChangeSince(room[0]!.chatRoomId, known);
    finds.mockClear();
    const answers = [of(changed, 0), of(changed, 1), of(changed, 2), of(still, 0)];
    expect(await Promise.all(answers)).toEqual([2, 2, 2, 0]);
    expect(finds).toHaveBeenCalledTimes(1);
    // One that no change of the room has: the client is ahead of this database.
    expect(await of(changed, 3)).toBeLessThan(3);
    expect(await of(still, 1)).toBeLessThan(1);
  });

  it('learns of the newest change where there were many', async () => {
    const room = await roomOf(30);
    for (const [index, message] of room.entries()) await change(message, index + 1);
    expect(await changes.lastChangeSince(room[0]!.chatRoomId, 1)).toBe(30);
  });
});
