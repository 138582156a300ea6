import type { Message, Revision, Room } from '@officehours/contracts';
import { connect, connectToAllRooms, type Client } from './support/client';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { asSent, history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';
import { until } from './support/wait';

let server: Server;
let pair: Pair;
let student: Client;
let instructor: Client;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
  student = await connectToAllRooms(server, pair.student);
  instructor = await connectToAllRooms(server, pair.instructor);
});

afterAll(() => server.stop());

const ask = (content = 'What is 2 + 2?'): Promise<Message> =>
  post(server, pair.student, pair.room.id, content);
const path = (id: string, tail = ''): string => `/api/message/message/${id}${tail}`;
const asStudent = (): ReturnType<typeof rest> => rest(server, pair.student);
const stored = async (seq: number): Promise<Message | undefined> =>
  (await history(server, pair.instructor, pair.room.id)).messages.find((message) => message.seq === seq);

/** The newest state of a message that a side has been told of, once it `fits`. */
const told = (side: Client, fits: (message: Message) => boolean): Promise<Message> =>
  side.next('messageUpdated', fits);

describe('editing', () => {
  it('changes the words for both sides, keeps the number, and counts', async () => {
    const message = await ask();
    const edited = await student.do('editMessage', {
      messageId: message.id,
      content: 'What is 2 + 3?',
      rev: 0,
    });
    expect(edited).toMatchObject({ id: message.id, seq: message.seq, content: 'What is 2 + 3?', rev: 1 });
    expect(edited.editedAt).not.toBeNull();
    expect(edited.changeSeq).toBeGreaterThan(0);
    for (const side of [student, instructor])
      expect(await told(side, ({ rev }) => rev === 1)).toEqual(edited);
    expect(await stored(message.seq)).toEqual(edited);
  });

  it('over REST is the same, and leaves a history that the room can see', async () => {
    const { id } = await ask('One');
    for (const [rev, content] of ['Two', 'Three'].entries()) {
      expect((await asStudent().patch(path(id), { content, rev })).status).toBe(200);
    }
    const { body } = await rest(server, pair.instructor).get<{ revisions: Revision[] }>(path(id, '/history'));
    expect(body.revisions.map(({ content }) => content)).toEqual(['One', 'Two', 'Three']);
  });

  it('what somebody else edited meanwhile is a conflict, and changes nothing', async () => {
    const { id, seq } = await ask();
    await student.do('editMessage', { messageId: id, content: 'First', rev: 0 });
    const stale = { messageId: id, content: 'Second', rev: 0 };
    expectRefusal(await student.ask('editMessage', stale), 'revision_conflict');
    expectProblem(await asStudent().patch(path(id), { content: 'Second', rev: 0 }), 'revision_conflict');
    expect(await stored(seq)).toMatchObject({ content: 'First', rev: 1 });
  });

  it('twenty times at once lets one through', async () => {
    const { id, seq } = await ask();
    const edits = Array.from({ length: 20 }, (_, n) =>
      student.ask('editMessage', { messageId: id, content: `Edit ${n}`, rev: 0 }),
    );
    const answers = await Promise.all(edits);
    const winners = answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
    expect(winners).toHaveLength(1);
    expect(await stored(seq)).toEqual(winners[0]);
  });

  it('of someone else’s message is forbidden, of one that is not there or not seen it is not found', async () => {
    const { id } = await ask();
    const edit = { content: 'Mine now', rev: 0 };
    expectProblem(await rest(server, pair.instructor).patch(path(id), edit), 'forbidden');
    const outsider = await newPair(server);
    expectProblem(await rest(server, outsider.student).patch(path(id), edit), 'not_found');
    expectProblem(await rest(server, outsider.student).get(path(id, '/history')), 'not_found');
    expectProblem(await asStudent().patch(path(newId()), edit), 'not_found');
  });

  it.each([
    {},
    { content: 'x' },
    { rev: 0 },
    { content: '', rev: 0 },
    { content: 'x', rev: '0' },
    { content: 'x', rev: 0, seq: 1 },
  ])('to %j is malformed', async (body) => {
    expectProblem(await asStudent().patch(path((await ask()).id), body), 'validation_failed');
  });
});

describe('deleting', () => {
  it('leaves a tombstone with its number, and the words nowhere', async () => {
    const message = await ask('Please forget canary-51');
    await student.do('editMessage', { messageId: message.id, content: 'Forget canary-52', rev: 0 });
    const quote = await instructor.do('sendMessage', {
      chatRoomId: pair.room.id,
      content: 'Why?',
      replyToId: message.id,
    });
    expect(quote.replyTo?.excerpt).toContain('canary');

    const deleted = await student.do('deleteMessage', { messageId: message.id });
    expect(deleted).toMatchObject({
      id: message.id,
      seq: message.seq,
      content: '',
      reactions: [],
      attachments: [],
    });
    expect(deleted.deletedAt).not.toBeNull();
    const heard = await told(instructor, ({ id, deletedAt }) => id === message.id && deletedAt !== null);
    expect(asSent(heard)).toEqual(asSent(deleted));

    const page = await history(server, pair.instructor, pair.room.id);
    expect(page.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    const reader = rest(server, pair.instructor);
    const rooms = [{ chatRoomId: pair.room.id, afterSeq: 0 }];
    const answers = {
      history: page,
      rooms: (await reader.get('/api/message/chat-room')).body,
      room: (await reader.get(`/api/message/chat-room/${pair.room.id}`)).body,
      revisions: (await reader.get(path(message.id, '/history'))).body,
      sync: await instructor.do('syncRooms', { epoch: page.epoch, rooms }),
    };
    const telling = Object.entries(answers).filter(([, answer]) => JSON.stringify(answer).includes('canary'));
    expect(telling.map(([name]) => name)).toEqual([]);
  });

  it('right after sending leaves nothing in the list of rooms either', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => newPair(server)));
    for (const other of others) {
      const device = await connect(server, other.student);
      const { id } = await device.do('sendMessage', {
        chatRoomId: other.room.id,
        content: 'canary, too fast',
      });
      await device.do('deleteMessage', { messageId: id });
    }
    // A later message is in its room's summary: so is everything before it.
    const marker = await ask('Later');
    const lastOf = async (one: Pair): Promise<Message | null | undefined> =>
      (await rest(server, one.student).get<Room>(`/api/message/chat-room/${one.room.id}`)).body.lastMessage;
    await until('the summary of the later message', async () => (await lastOf(pair))?.id === marker.id);
    for (const other of others) expect(await lastOf(other)).toMatchObject({ seq: 1, content: '' });
  });

  it('twice is the same as once, over REST too', async () => {
    const { id } = await ask();
    const first = await asStudent().call<Message>('DELETE', path(id));
    const second = await asStudent().call<Message>('DELETE', path(id));
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('of someone else’s message is forbidden, and outsiders see no message', async () => {
    const { id } = await ask();
    expectProblem(await rest(server, pair.instructor).call('DELETE', path(id)), 'forbidden');
    const outsider = await connect(server, (await newPair(server)).student);
    expectRefusal(await outsider.ask('deleteMessage', { messageId: id }), 'not_found');
  });

  it('ends editing, reacting and pinning', async () => {
    const { id } = await ask();
    await student.do('deleteMessage', { messageId: id });
    expectRefusal(await student.ask('editMessage', { messageId: id, content: 'Back', rev: 1 }), 'not_found');
    expectRefusal(await student.ask('addReaction', { messageId: id, emoji: '👍' }), 'not_found');
    expectRefusal(await student.ask('pinMessage', { messageId: id }), 'not_found');
  });
});

describe('reactions', () => {
  it('are a set: of each emoji, who', async () => {
    const { id } = await ask();
    await student.do('addReaction', { messageId: id, emoji: '👍' });
    await student.do('addReaction', { messageId: id, emoji: '👍' });
    await instructor.do('addReaction', { messageId: id, emoji: '👍' });
    const both = await instructor.do('addReaction', { messageId: id, emoji: '👩🏽‍🔬' });
    expect(both.reactions).toEqual([
      { emoji: '👍', userIds: [pair.student.id, pair.instructor.id] },
      { emoji: '👩🏽‍🔬', userIds: [pair.instructor.id] },
    ]);
    expect(await told(student, ({ reactions }) => reactions.length === 2)).toEqual(both);
    const emoji = encodeURIComponent('👩🏽‍🔬');
    const answer = await rest(server, pair.instructor).call<Message>(
      'DELETE',
      path(id, `/reaction/${emoji}`),
    );
    expect(answer.body.reactions).toEqual([{ emoji: '👍', userIds: [pair.student.id, pair.instructor.id] }]);
  });

  it('of both sides at once are all kept', async () => {
    const { id, seq } = await ask();
    const emojis = ['👍', '❤️', '🎉', '🤔', '😀', '🚀', '👀', '🙏'];
    await Promise.all(
      emojis.flatMap((emoji) =>
        [student, instructor].map((side) => side.do('addReaction', { messageId: id, emoji })),
      ),
    );
    const { reactions = [] } = (await stored(seq)) ?? {};
    expect(reactions.map(({ emoji }) => emoji).sort()).toEqual([...emojis].sort());
    for (const { userIds } of reactions) expect(userIds).toHaveLength(2);
  });

  it.each(['a', '', '👍👍', '<b>', ':+1:', '\u200d'])('%j is no emoji', async (emoji) => {
    const { id } = await ask();
    expectRefusal(await student.ask('addReaction', { messageId: id, emoji }), 'validation_failed');
  });

  it('are not for outsiders', async () => {
    const { id } = await ask();
    const outsider = await connect(server, (await newPair(server)).student);
    expectRefusal(await outsider.ask('addReaction', { messageId: id, emoji: '👍' }), 'not_found');
    expectRefusal(await outsider.ask('addReaction', { messageId: newId(), emoji: '👍' }), 'not_found');
  });
});

describe('pinning', () => {
  it('shows in the room’s pinned messages until it is taken back', async () => {
    const [first, second] = [await ask('First'), await ask('Second')];
    const pinned = async (): Promise<string[]> => {
      const answer = await asStudent().get<{ messages: Message[] }>(
        `/api/message/chat-room/${pair.room.id}/pinned`,
      );
      return answer.body.messages.map(({ content }) => content);
    };
    await student.do('pinMessage', { messageId: first.id });
    expect((await instructor.do('pinMessage', { messageId: second.id })).pinnedAt).not.toBeNull();
    expect(await pinned()).toEqual(['Second', 'First']);
    expect((await asStudent().call<Message>('DELETE', path(second.id, '/pin'))).body.pinnedAt).toBeNull();
    expect(await pinned()).toEqual(['First']);
  });
});

describe('catching up with changes', () => {
  it('brings each message that changed after the position, as it is now, in the order of its last change', async () => {
    const [one, two, three] = [await ask('1'), await ask('2'), await ask('3')];
    const { epoch } = await history(server, pair.student, pair.room.id);
    const sync = async (afterChange: number): Promise<{ seqs: number[]; last: number; now: Message[] }> => {
      const rooms = [{ chatRoomId: pair.room.id, afterSeq: 3, afterChange }];
      const [room] = (await instructor.do('syncRooms', { epoch, rooms })).rooms;
      const changes = room?.changes ?? [];
      return { seqs: changes.map(({ seq }) => seq), last: room?.lastChangeSeq ?? afterChange, now: changes };
    };
    await student.do('editMessage', { messageId: three.id, content: '3!', rev: 0 });
    const position = (await sync(0)).last;
    await student.do('addReaction', { messageId: two.id, emoji: '👍' });
    await student.do('deleteMessage', { messageId: one.id });
    await student.do('pinMessage', { messageId: two.id });

    const after = await sync(position);
    expect(after.seqs).toEqual([1, 2]);
    expect(after.now).toEqual([await stored(1), await stored(2)]);
    expect((await sync(0)).seqs).toEqual([3, 1, 2]);
    expect((await sync(after.last)).seqs).toEqual([]);
  });

  it('survives a restart', async () => {
    const { id, seq } = await ask();
    const edited = await student.do('editMessage', { messageId: id, content: 'Durable', rev: 0 });
    await server.restart();
    expect(await stored(seq)).toEqual(edited);
  });
});
