import { randomBytes } from 'node:crypto';
import { MembershipRepository, MessagePolicy, RoomRepository, type RoomRecord } from '@officehours/chat-room';
import type { Caller } from '@officehours/platform';
import { ChangeService } from './change.service';
import { HistoryService } from './history.service';
import { MessageService } from './message.service';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('a message that somebody else than its sender deletes, as a policy lets them', () => {
  const someone = (): Caller => ({ id: newId(), model: 'Student', role: 'student' }) as unknown as Caller;
  const [writer, other] = [someone(), someone()];
  let service: TestService;
  let room: RoomRecord;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const send = async () =>
    (await get(MessageService).send(writer, { chatRoomId: room.id, content: 'hello' })).message;
  const read = async (seq: number) =>
    (await get(HistoryService).page(writer, room.id, { after: seq - 1, limit: 1 })).messages[0];

  beforeAll(async () => {
    service = await messageService();
    const made = { key: `group:${newId()}`, kind: 'group', courseId: null } as const;
    ({ room } = await get(RoomRepository).findOrCreate(made));
    const members = [writer, other].map(({ id }) => ({ userId: id, model: 'Student' as const }));
    await get(MembershipRepository).add(room.id, members);
  }, 30_000);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it('says who did, in the answer and to everyone who reads it', async () => {
    const { id, seq } = await send();
    jest.spyOn(get(MessagePolicy), 'mayDelete').mockReturnValue(true);
    const deleted = await get(ChangeService).delete(other, id);
    expect(deleted).toMatchObject({ content: '', deletedById: other.id });
    expect(await read(seq)).toEqual(deleted);
  });

  it('says nothing of it where its sender did, or where it is refused', async () => {
    const { id, seq } = await send();
    await expect(get(ChangeService).delete(other, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await read(seq)).toMatchObject({ content: 'hello', deletedAt: null });
    await get(ChangeService).delete(writer, id);
    expect(await read(seq)).not.toHaveProperty('deletedById');
  });
});
