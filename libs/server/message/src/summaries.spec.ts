import { randomBytes } from 'node:crypto';
import { MembershipRepository, RoomRepository } from '@officehours/chat-room';
import { MessageRepository } from './message.repository';
import { Summaries } from './summaries';
import { SummaryCheckpoint } from './summary-checkpoint.repository';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('what is derived from the log', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);

  afterAll(() => service.stop());

  it('is right again after a crash: the last message of the room, and that everyone who wrote has read', async () => {
    const { app } = service;
    const rooms = app.get(RoomRepository);
    const memberships = app.get(MembershipRepository);
    const [student, instructor] = [newId(), newId()];
    const { room } = await rooms.findOrCreate({
      key: `${student}:${instructor}`,
      kind: 'direct',
      courseId: null,
    });
    await memberships.add(room.id, [
      { userId: student, model: 'Student' },
      { userId: instructor, model: 'Instructor' },
    ]);
    // As a process leaves it that dies after the write and before anything else.
    await app.get(SummaryCheckpoint).write(new Date());
    const messages = [student, instructor].map((senderId, index) => ({
      ...aDraft({ id: app.get(MessageRepository).newId(), chatRoomId: room.id, senderId }),
      seq: index + 1,
    }));
    await app.get(MessageRepository).append(messages);

    await app.get(Summaries).onApplicationBootstrap();

    expect(await rooms.find(room.id)).toMatchObject({ lastSeq: 2, lastMessage: { id: messages[1]?.id } });
    const read = Object.fromEntries(
      (await memberships.ofRoom(room.id)).map((member) => [member.userId, member.lastReadSeq]),
    );
    expect(read).toEqual({ [student]: 1, [instructor]: 2 });
  });
});
