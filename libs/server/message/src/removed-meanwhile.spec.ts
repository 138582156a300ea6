import { randomBytes } from 'node:crypto';
import {
  MemberChanges,
  MembershipRepository,
  RoomAccessCache,
  RoomLog,
  RoomRepository,
  type RoomRecord,
} from '@officehours/chat-room';
import type { Caller } from '@officehours/platform';
import { MessageRepository } from './message.repository';
import { MessageService } from './message.service';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('who is removed while their message is made ready', () => {
  const someone = (): Caller => ({ id: newId(), model: 'Student', role: 'student' }) as unknown as Caller;
  let service: TestService;
  let room: RoomRecord;
  let gone: Caller;
  let stays: Caller;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const send = (by: Caller, more: object = {}) =>
    get(MessageService).send(by, { chatRoomId: room.id, content: 'hello', ...more });
  const remove = () =>
    get(MemberChanges).remove(room, [gone.id], {
      text: 'went',
      event: { kind: 'memberRemoved', actorId: stays.id, userIds: [gone.id], title: null, role: null },
    });

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  beforeEach(async () => {
    [gone, stays] = [someone(), someone()];
    const made = { key: `group:${newId()}`, kind: 'group', courseId: null } as const;
    ({ room } = await get(RoomRepository).findOrCreate(made));
    await get(MembershipRepository).add(
      room.id,
      [gone, stays].map(({ id }) => ({ userId: id, model: 'Student' as const })),
    );
  });

  it('says nothing after the entry that says they went', async () => {
    const { message } = await send(stays);
    const messages = get(MessageRepository);
    const find = messages.find.bind(messages);
    jest.spyOn(messages, 'find').mockImplementationOnce(async (id) => {
      await remove();
      return find(id);
    });
    await expect(send(gone, { replyToId: message.id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await get(RoomLog).lastSeq(room.id)).toBe(2);
  });

  it('is not believed to be in the room because that was just being read', async () => {
    const memberships = get(MembershipRepository);
    const ofRoom = memberships.ofRoom.bind(memberships);
    jest.spyOn(memberships, 'ofRoom').mockImplementationOnce(async (id) => {
      const read = await ofRoom(id);
      await memberships.remove(room.id, [gone.id]);
      get(RoomAccessCache).forget(room.id);
      return read;
    });
    await expect(get(RoomAccessCache).of(room.id, gone.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves no words in the list of rooms that another node was about to write there', async () => {
    const { message } = await send(stays);
    const copy = { ...message, id: newId(), seq: message.seq + 1 };
    const deleted = { ...copy, content: '', deletedAt: new Date(), changeSeq: 1 };
    await get(RoomRepository).refreshLastMessage(deleted);
    await get(RoomRepository).summarise([{ chatRoomId: room.id, lastMessage: copy }]);
    expect((await get(RoomRepository).find(room.id))?.lastMessage).toMatchObject({
      content: '',
      seq: copy.seq,
    });
  });
});
