import { OlderClient, type OlderMessage } from './support/older-client';
import { startServer, type Server } from './support/server';
import { newId, sign } from './support/tokens';
import { until } from './support/wait';

/*
 * A client of the older module, unchanged but for its token. The support code starts the server and
 * signs tokens, as a host platform does; the client itself is plain fetch and plain socket.io-client.
 */

const course = { id: newId(), title: 'Linear algebra' };

interface Side {
  id: string;
  model: 'Student' | 'Instructor';
  client: OlderClient;
}

let server: Server;
let student: Side;
let instructor: Side;
let outsider: Side;
let room: string;

async function side(model: Side['model']): Promise<Side> {
  const id = newId();
  const role = model === 'Student' ? 'student' : 'instructor';
  const name = `${model} ${id.slice(-4)}`;
  const token = await sign({ sub: id, role, name, courses: [{ ...course, role }] });
  const client = new OlderClient(server.url, token);
  server.onStop(() => client.close());
  await client.get('/api/auth/me');
  return { id, model, client };
}

/** The payload that the older module sent. */
function message(from: Side, to: Side, content: string, chatRoomId = room): Record<string, unknown> {
  return {
    chatRoomId,
    senderId: from.id,
    senderModel: from.model,
    receiverId: to.id,
    receiverModel: to.model,
    content,
  };
}

const contents = (who: Side): string[] => who.client.messages.map((one) => one.content);

function hears(who: Side, content: string): Promise<unknown> {
  return until(`"${content}" to arrive`, () => contents(who).includes(content));
}

beforeAll(async () => {
  server = await startServer();
  student = await side('Student');
  instructor = await side('Instructor');
  outsider = await side('Student');
  room = await student.client.chatRoom(student.id, instructor.id);
  await student.client.join(room);
  await instructor.client.join(room);
});

afterAll(() => server.stop());

describe('the room of a pair', () => {
  it('is one room, made once, when a thousand calls ask for it at the same time', async () => {
    const one = await side('Student');
    const other = await side('Instructor');
    const pair = { studentId: one.id, instructorId: other.id };
    const calls = Array.from({ length: 1000 }, (_, n) =>
      (n % 2 ? one : other).client.post('/api/message/chat-room', pair),
    );
    const answers = await Promise.all(calls);
    const rooms = (await Promise.all(answers.map((answer) => answer.json()))) as { id: string }[];

    expect(new Set(rooms.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(999);
  });

  it('is the same room for ever, whoever of the two asks and whatever course is named', async () => {
    expect(await instructor.client.chatRoom(student.id, instructor.id)).toBe(room);
    const again = await student.client.post('/api/message/chat-room', {
      studentId: student.id,
      instructorId: instructor.id,
      courseId: course.id,
    });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ id: room });
  });

  it('is refused to a caller who is not one of the two', async () => {
    const pair = { studentId: student.id, instructorId: instructor.id };
    const answer = await outsider.client.post('/api/message/chat-room', pair);
    expect(answer.status).toBe(403);
  });
});

describe('sendMessage', () => {
  it('reaches both sides of the room, the sender too, without any callback', async () => {
    student.client.emit('sendMessage', message(student, instructor, 'Is the exam open book?'));
    await Promise.all([
      hears(student, 'Is the exam open book?'),
      hears(instructor, 'Is the exam open book?'),
    ]);

    expect(instructor.client.messages.at(-1)).toMatchObject(
      message(student, instructor, 'Is the exam open book?'),
    );
  });

  it('works in a room of a course that the platform has told nobody of', async () => {
    const [one, other] = [await side('Student'), await side('Instructor')];
    const made = await one.client.post('/api/message/chat-room', {
      studentId: one.id,
      instructorId: other.id,
      courseId: newId(),
    });
    const { id } = (await made.json()) as { id: string };
    await other.client.join(id);
    one.client.emit('sendMessage', message(one, other, 'Which course is this?', id));
    await hears(other, 'Which course is this?');
  });

  it('reaches nobody else: not a third person, not another room, not a socket that did not join', async () => {
    const elsewhere = await outsider.client.chatRoom(outsider.id, instructor.id);
    await outsider.client.join(elsewhere);
    const second = new OlderClient(
      server.url,
      await sign({ sub: student.id, role: 'student', name: 'Student' }),
    );
    server.onStop(() => second.close());

    student.client.emit('sendMessage', message(student, instructor, 'Only for you'));
    await Promise.all([hears(student, 'Only for you'), hears(instructor, 'Only for you')]);

    // What is said afterwards arrives; had the message above been on its way, it would be here first.
    outsider.client.emit('sendMessage', message(outsider, instructor, 'From elsewhere', elsewhere));
    await hears(outsider, 'From elsewhere');
    expect(contents(outsider)).toEqual(['From elsewhere']);
    // The instructor takes part in that room but has not joined it on this socket.
    expect(contents(instructor)).not.toContain('From elsewhere');

    await second.join(room);
    student.client.emit('sendMessage', message(student, instructor, 'After joining'));
    await until('the second socket to hear', () => second.messages.length > 0);
    expect(second.messages.map(({ content }) => content)).toEqual(['After joining']);
  });

  it.each(['senderId', 'receiverId', 'senderModel', 'receiverModel'])(
    'is refused with a spoofed %s',
    async (field) => {
      const spoof = field.endsWith('Model') ? 'Admin' : outsider.id;
      const payload = { ...message(student, instructor, 'Spoofed'), [field]: spoof };
      expect(await student.client.ask('sendMessage', payload)).toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      });
    },
  );

  it('is refused to someone who is not in the room, and so is joining it', async () => {
    const foreign = message(outsider, instructor, 'Let me in');
    expect(await outsider.client.ask('sendMessage', foreign)).toMatchObject({ error: { code: 'not_found' } });
    expect(await outsider.client.join(room)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('typing', () => {
  it('shows at the other side only', async () => {
    student.client.emit('typing', { chatRoomId: room, userId: student.id });
    await until('the instructor to see it', () => instructor.client.typing.length > 0);
    expect(instructor.client.typing[0]).toMatchObject({ chatRoomId: room, userId: student.id });

    instructor.client.emit('typing', { chatRoomId: room, userId: instructor.id });
    await until('the student to see it', () => student.client.typing.length > 0);
    expect(student.client.typing).toEqual([expect.objectContaining({ userId: instructor.id })]);
    expect(outsider.client.typing).toEqual([]);
  });
});

describe('after a reload', () => {
  it('the history has every message, oldest first', async () => {
    const answer = await student.client.get(`/api/message/chat-room/${room}/messages`);
    const { messages } = (await answer.json()) as { messages: { content: string; seq: number }[] };
    expect(answer.status).toBe(200);
    expect(messages.map(({ content }) => content)).toEqual([
      'Is the exam open book?',
      'Only for you',
      'After joining',
    ]);
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('the history is not there for anyone else', async () => {
    const answer = await outsider.client.get(`/api/message/chat-room/${room}/messages`);
    expect(answer.status).toBe(404);
  });
});

describe('the REST way of sending', () => {
  it('stores the message and is heard on both sides', async () => {
    const answer = await instructor.client.post(
      '/api/message/message',
      message(instructor, student, 'By REST'),
    );
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject(message(instructor, student, 'By REST'));
    await Promise.all([hears(student, 'By REST'), hears(instructor, 'By REST')]);
  });

  it.each(['senderId', 'receiverId', 'senderModel', 'receiverModel'])(
    'is refused with a spoofed %s',
    async (field) => {
      const spoof = field.endsWith('Model') ? 'Admin' : outsider.id;
      const payload = { ...message(student, instructor, 'Spoofed'), [field]: spoof };
      expect((await student.client.post('/api/message/message', payload)).status).toBe(403);
    },
  );

  it('is refused to someone who is not in the room', async () => {
    const foreign = message(outsider, instructor, 'Let me in');
    expect((await outsider.client.post('/api/message/message', foreign)).status).toBe(404);
  });
});

describe('the roster of a course', () => {
  interface Roster {
    course: { id: string };
    currentChatRoom: { id: string } | null;
    students: {
      id: string;
      chatRoomId: string | null;
      unreadCount: number;
      lastMessage: OlderMessage | null;
    }[];
  }

  it('shows the staff each student with the room, the unread count and the last message', async () => {
    const silent = await side('Student');
    const asking = message(student, instructor, 'One more thing');
    expect((await student.client.post('/api/message/message', asking)).status).toBe(201);
    const roster = async (): Promise<Roster> => {
      const answer = await instructor.client.get(`/api/message/course/${course.id}/${room}`);
      expect(answer.status).toBe(200);
      return (await answer.json()) as Roster;
    };
    const row = async (who: Side): Promise<Roster['students'][number] | undefined> =>
      (await roster()).students.find(({ id }) => id === who.id);
    await until(
      'the roster to follow',
      async () => (await row(student))?.lastMessage?.content === 'One more thing',
    );

    expect(await roster()).toMatchObject({ course: { id: course.id }, currentChatRoom: { id: room } });
    expect(await row(student)).toMatchObject({ chatRoomId: room, unreadCount: 1 });
    expect(await row(silent)).toMatchObject({ chatRoomId: null, unreadCount: 0, lastMessage: null });
    expect(await row(instructor)).toBeUndefined();
  });

  it('opens without a current room as "none"', async () => {
    const answer = await instructor.client.get(`/api/message/course/${course.id}/none`);
    expect(((await answer.json()) as Roster).currentChatRoom).toBeNull();
  });

  it('is forbidden to a student of the course, and not there for staff of another one', async () => {
    expect((await student.client.get(`/api/message/course/${course.id}/none`)).status).toBe(403);
    const token = await sign({ sub: newId(), role: 'instructor', name: 'Staff of nothing' });
    const stranger = new OlderClient(server.url, token);
    server.onStop(() => stranger.close());
    expect((await stranger.get(`/api/message/course/${course.id}/none`)).status).toBe(404);
  });
});
