import type { Message } from '@officehours/contracts';
import { randomUUID } from 'node:crypto';
import { connect, connectToAllRooms, type Client } from './support/client';
import { newCourse, newGroup } from './support/course';
import { expectProblem, expectRefusal } from './support/problem';
import { rest, type Answer } from './support/rest';
import { history, newPair, roomOf, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;
let sender: Client;
let listener: Client;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
  sender = await connect(server, pair.student);
  listener = await connectToAllRooms(server, pair.instructor);
});

afterAll(() => server.stop());

const request = (clientMessageId: string, content = 'Once'): { chatRoomId: string; content: string } => ({
  chatRoomId: pair.room.id,
  content,
  ...{ clientMessageId },
});
const bySocket = (id: string): Promise<Message> => sender.do('sendMessage', request(id));
const byRest = (id: string, content?: string): Promise<Answer<Message>> =>
  rest(server, pair.student).post<Message>('/api/message/message', request(id, content));

describe('the same clientMessageId', () => {
  it('by REST and then by socket is one message: 201, and then the stored one', async () => {
    const id = randomUUID();
    const first = await byRest(id);
    const second = await byRest(id);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect([second.body, await bySocket(id)]).toEqual([first.body, first.body]);
  });

  it('by socket and then by REST is one message, answered with 200', async () => {
    const id = randomUUID();
    const first = await bySocket(id);
    const second = await byRest(id);
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first);
    expect((await history(server, pair.student, pair.room.id)).messages).toEqual([first]);
  });

  it('is answered with what is stored, also when the message it answers was deleted meanwhile', async () => {
    const quoted = await bySocket(randomUUID());
    const reply = { ...request(randomUUID(), 'An answer'), replyToId: quoted.id };
    const first: Message = await sender.do('sendMessage', reply);
    await sender.do('deleteMessage', { messageId: quoted.id });
    const again: Message = await sender.do('sendMessage', reply);
    expect([again.id, again.seq]).toEqual([first.id, first.seq]);
    const { replyToId: _, ...alone } = reply;
    expectRefusal(await sender.ask('sendMessage', alone), 'idempotency_conflict');
    const other = { ...reply, clientMessageId: randomUUID() };
    expectRefusal(await sender.ask('sendMessage', other), 'not_found');
  });

  it('is answered with what is stored, also when its receiver has blocked its sender since', async () => {
    const id = randomUUID();
    const first = await bySocket(id);
    await rest(server, pair.instructor).put(`/api/message/block/${pair.student.id}`);
    expect(await bySocket(id)).toEqual(first);
    expect((await byRest(id)).status).toBe(200);
    expectProblem(await byRest(id, 'Other words'), 'idempotency_conflict');
    expectProblem(await byRest(randomUUID()), 'forbidden');
  });

  it('is answered with what is stored, also when whom it mentions has left since', async () => {
    const course = await newCourse(server);
    const { id: chatRoomId } = await newGroup(server, course, [course.ada, course.ben]);
    const clientMessageId = randomUUID();
    const message = { chatRoomId, content: 'For you', clientMessageId, mentionIds: [course.ada.id] };
    const send = () => rest(server, course.ben).post<Message>('/api/message/message', message);
    const first = await send();
    expect([first.status, first.body.mentions]).toEqual([201, [course.ada.id]]);
    const member = `/api/message/chat-room/${chatRoomId}/member/${course.ada.id}`;
    expect((await rest(server, course.instructor).call('DELETE', member)).status).toBeLessThan(300);
    const again = await send();
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  });

  it('a hundred times at once, socket and REST mixed, is one message', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        if (n % 2) return { status: 0, body: await bySocket(id) };
        const { status, body } = await byRest(id);
        return { status, body };
      }),
    );
    const stored = answers[0]?.body;
    expect(answers.map(({ body }) => body)).toEqual(Array(100).fill(stored));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 200 || status === 201)).toHaveLength(50);
    expect((await history(server, pair.instructor, pair.room.id)).messages).toEqual([stored]);
  });

  it('is heard once, however often it was sent', async () => {
    const id = randomUUID();
    await bySocket(id);
    await byRest(id);
    await bySocket(id);
    await bySocket(randomUUID());
    await listener.next('receiveMessage', ({ seq }) => seq === 2);
    expect(listener.all('receiveMessage').map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('with other content is a conflict, and the stored message stays as it is', async () => {
    const id = randomUUID();
    const stored = await bySocket(id);
    expectRefusal(await sender.ask('sendMessage', request(id, 'Twice')), 'idempotency_conflict');
    expectProblem(await byRest(id, 'Twice'), 'idempotency_conflict');
    expect((await history(server, pair.student, pair.room.id)).messages).toEqual([stored]);
  });

  it('belongs to its sender: the other side may use it for a message of its own', async () => {
    const id = randomUUID();
    const first = await bySocket(id);
    const answer = await rest(server, pair.instructor).post<Message>(
      '/api/message/message',
      request(id, 'Mine'),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ seq: 2, content: 'Mine', clientMessageId: id });
    expect(answer.body.id).not.toBe(first.id);
  });

  it('belongs to its room: in another room it is another message', async () => {
    const id = randomUUID();
    const first = await bySocket(id);
    const other = await roomOf(server, pair.student, (await newPair(server)).instructor);
    const second = await sender.do('sendMessage', { ...request(id), chatRoomId: other.id });
    expect(second).toMatchObject({ seq: 1, chatRoomId: other.id });
    expect(second.id).not.toBe(first.id);
  });

  it('outlives a restart of the server', async () => {
    const id = randomUUID();
    const first = await bySocket(id);
    await server.restart();
    const again = await byRest(id);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first);
  });
});

describe('a clientMessageId that is no UUID', () => {
  it.each(['', '1', 'not-a-uuid', `${randomUUID()}0`, `{${randomUUID()}}`, ' ', '$where'])(
    'as %j is refused',
    async (id) => {
      const refusal = expectRefusal(await sender.ask('sendMessage', request(id)), 'validation_failed');
      expect(refusal.errors).toEqual([{ path: 'clientMessageId', rule: expect.any(String) }]);
      expectProblem(await byRest(id), 'validation_failed');
    },
  );
});
