import type { NestExpressApplication } from '@nestjs/platform-express';
import { MembershipRepository, RoomRepository } from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { MessageRepository, MessageService, type NewMessage } from '@officehours/message';
import { CONVERSATIONS, COURSES, INSTRUCTOR } from './course/cast';
import { readPositionsOf } from './course/read-positions';
import { dataFolder, demoService } from './testing/service';

const folder = dataFolder();
let app: NestExpressApplication;

async function start(): Promise<void> {
  app = await demoService(folder.path);
  await app.init();
}

async function logs(): Promise<NewMessage[][]> {
  const repository = app.get(MessageRepository);
  const records = await Promise.all(
    CONVERSATIONS.map(({ chatRoomId }) => repository.range(chatRoomId, 1, 1_000)),
  );
  return records as NewMessage[][];
}

beforeAll(start);

afterAll(async () => {
  await app.close();
  folder.remove();
});

describe('a demo', () => {
  it('has two courses with their staff and forty students, found by name', async () => {
    const directory = app.get(Directory);
    const [algebra, numerics] = COURSES.map(({ id }) => id) as [string, string];
    for (const id of [algebra, numerics]) {
      expect((await directory.staffOf(id)).map(({ person, role }) => [person.name, role])).toEqual([
        ['Dr. Lena Brandt', 'instructor'],
        ['Tomás Ibarra', 'assistant'],
      ]);
    }
    expect((await directory.roster(algebra, { role: 'student', limit: 200 })).people).toHaveLength(40);
    const found = await directory.roster(algebra, { role: 'student', limit: 10, name: 'zoe' });
    expect(found.people.map(({ name }) => name)).toEqual(['Zoë Brontë-Núñez']);
    expect((await directory.roster(numerics, { role: 'student', limit: 200 })).people.length).toBeGreaterThan(
      8,
    );
  });

  it('has every message in its room’s log, and each room knows its last one', async () => {
    const rooms = app.get(RoomRepository);
    const written = await logs();
    expect(written.flat()).toHaveLength(2_000);
    for (const messages of written) {
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      const last = messages.at(-1);
      const room = await rooms.find(last?.chatRoomId ?? '');
      expect(room).toMatchObject({ kind: 'direct', lastSeq: last?.seq, lastActivityAt: last?.createdAt });
      expect(room?.lastMessage?.id).toBe(last?.id);
      expect(room?.createdAt).toEqual(messages[0]?.createdAt);
    }
  });

  it('has everyone’s read position where the conversation says', async () => {
    const memberships = app.get(MembershipRepository);
    for (const [index, messages] of (await logs()).entries()) {
      const conversation = CONVERSATIONS[index];
      if (!conversation) throw new Error('a log without a conversation');
      const stored = await memberships.ofRoom(conversation.chatRoomId);
      const positions = stored.map(({ chatRoomId, userId, lastReadSeq }) => ({
        chatRoomId,
        userId,
        seq: lastReadSeq,
      }));
      expect(positions).toHaveLength(2);
      expect(positions).toEqual(expect.arrayContaining(readPositionsOf(conversation, messages)));
    }
  });

  it('goes on like any conversation: a repeated message is the stored one, a new one gets the next number', async () => {
    const [{ chatRoomId, studentId } = CONVERSATIONS[0]!] = CONVERSATIONS;
    const [messages = []] = await logs();
    const quoting = messages.findLast(({ senderId, replyTo }) => senderId === studentId && replyTo !== null);
    const person = await app.get(Directory).person(studentId);
    if (!person || !quoting) throw new Error('the demo lacks a student or a quote');
    const caller = { ...person, role: 'student' as const, tokenExpiresAt: Infinity };
    const again = {
      chatRoomId,
      content: quoting.content,
      clientMessageId: quoting.clientMessageId,
      replyToId: quoting.replyTo?.id,
    };
    const service = app.get(MessageService);
    expect(await service.send(caller, again)).toMatchObject({
      created: false,
      message: { id: quoting.id, seq: quoting.seq },
    });
    await expect(service.send(caller, { ...again, content: 'other words' })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    const next = await service.send(caller, { chatRoomId, content: 'One more thing.' });
    expect(next).toMatchObject({
      created: true,
      message: { seq: messages.length + 1, receiverId: INSTRUCTOR.id },
    });
  });

  it('is made once: the next start leaves everything as people left it', async () => {
    const before = await logs();
    await app.close();
    await start();
    expect(await logs()).toEqual(before);
    expect(before.flat()).toHaveLength(2_001);
  });
});
