import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ChangeRepository } from './change.repository';
import { MessageRepository, type NewMessage } from './message.repository';
import type { MessageDocument } from './message.schema';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

function aMessage(overrides: Partial<NewMessage> = {}): NewMessage {
  return { ...aDraft(), id: newId(), seq: 1, ...overrides };
}

interface NamedUser {
  name: string;
  subject: string;
}

interface Plan {
  queryPlanner: { winningPlan: object };
}

describe('the log in its database', () => {
  let service: TestService;
  let repository: MessageRepository;
  let model: Model<MessageDocument>;
  let chatRoomId: string;

  beforeAll(async () => {
    service = await messageService();
    repository = service.app.get(MessageRepository);
    model = service.app.get<Model<MessageDocument>>(getModelToken('Message'));
    await model.init();
  }, 30_000);

  beforeEach(() => {
    chatRoomId = newId();
  });

  afterAll(() => service.stop());

  it('stores in order up to the first message that a unique index refuses', async () => {
    const messages = [1, 2, 2, 3].map((seq) => aMessage({ chatRoomId, seq }));
    expect(await repository.append(messages)).toEqual({ stored: 2, refused: true });
    expect((await repository.range(chatRoomId, 1, 9)).map(({ id }) => id)).toEqual(
      messages.slice(0, 2).map(({ id }) => id),
    );
  });

  it('refuses the same client’s id of the same sender in the same room, and nowhere else', async () => {
    const first = aMessage({ chatRoomId });
    const again = (overrides: Partial<NewMessage>) => ({ ...first, id: newId(), seq: 2, ...overrides });
    await repository.append([first]);
    expect(await repository.append([again({})])).toMatchObject({ refused: true });
    expect(await repository.append([again({ senderId: newId() })])).toMatchObject({ refused: false });
    expect(await repository.append([again({ chatRoomId: newId() })])).toMatchObject({ refused: false });
  });

  it('gives back what was stored, to the letter', async () => {
    const message = aMessage({
      chatRoomId,
      content: 'ℝ → ℂ 😀\n\tcode',
      replyTo: { id: newId(), seq: 1, senderId: null, excerpt: 'a' },
    });
    await repository.append([message]);
    expect(await repository.find(message.id)).toEqual(message);
    expect(await repository.findSent([message, aMessage({ chatRoomId })])).toEqual([message]);
    expect(await repository.lastSeq(chatRoomId)).toBe(1);
    expect(await repository.lastSeq(newId())).toBe(0);
  });

  it('resolves sender and receiver to the models that they name', async () => {
    const users = service.app.get<Model<NamedUser>>(getModelToken('Student'));
    const instructors = service.app.get<Model<NamedUser>>(getModelToken('Instructor'));
    const student = await users.create({ name: 'Amina', subject: 'amina' });
    const instructor = await instructors.create({ name: 'Lena', subject: 'lena' });
    const senderId = student._id.toString();
    await repository.append([aMessage({ chatRoomId, senderId, receiverId: instructor._id.toString() })]);
    const found = await model.findOne({ chatRoomId }).populate('senderId').populate('receiverId').orFail();
    expect(found.toObject()).toMatchObject({
      senderId: { name: 'Amina', model: 'Student' },
      receiverId: { name: 'Lena', model: 'Instructor' },
    });
  });

  it('reads every page, position and repeat from an index', async () => {
    await repository.append([aMessage({ chatRoomId })]);
    const plans = [
      model.find({ chatRoomId, seq: { $gte: 1, $lte: 50 } }).sort({ seq: 1 }),
      model.find({ chatRoomId }).sort({ seq: -1 }).limit(1),
      model.find({ chatRoomId, senderId: newId(), clientMessageId: 'x' }),
      model.find({ chatRoomId, changeSeq: { $exists: true, $gt: 3 } }).sort({ changeSeq: 1 }),
      model.find({ 'replyTo.id': newId() }),
      model.find({ chatRoomId, pinnedAt: { $exists: true } }).sort({ pinnedAt: -1 }),
    ];
    for (const query of plans) {
      const plan = (await query.explain()) as unknown as Plan;
      expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
    }
  });

  it('gives a change only to a message as it was read, and each number once', async () => {
    const changes = service.app.get(ChangeRepository);
    const [first, second] = [aMessage({ chatRoomId }), aMessage({ chatRoomId, seq: 2 })];
    await repository.append([first, second]);
    const at = new Date();
    expect(await changes.apply(first, 1, { content: 'new', rev: 1 }, at)).toMatchObject({
      content: 'new',
      changeSeq: 1,
    });
    expect(await changes.apply(first, 2, { content: 'newer' }, at)).toBe('outdated');
    expect(await changes.apply(second, 1, { content: 'taken' }, at)).toBe('taken');
    expect(await changes.lastChangeSeq(chatRoomId)).toBe(1);
    expect((await changes.changedAfter(chatRoomId, 0, 10, 1)).map(({ id }) => id)).toEqual([first.id]);
  });
});
