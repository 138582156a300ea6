import { connect, type Client } from './support/client';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import { rest, type Answer } from './support/rest';
import { newPair, post, type Pair } from './support/rooms';
import { bring } from './support/platform';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let insider: Pair;
let outsider: Pair;
let client: Client;
let foreignMessage: string;
let foreignCourse: string;
let ownCourse: SmallCourse;
let ownGroup: string;

beforeAll(async () => {
  server = await startServer();
  insider = await newPair(server);
  outsider = await newPair(server);
  client = await connect(server, outsider.student);
  foreignMessage = (await post(server, insider.student, insider.room.id, 'Secret')).id;
  ownCourse = await newCourse(server);
  ownGroup = (await newGroup(server, ownCourse, [ownCourse.ada])).id;
  foreignCourse = newId();
  await bring(server, {
    courses: [{ id: foreignCourse, title: 'Secret course' }],
    enrolments: [{ courseId: foreignCourse, userId: insider.instructor.id, role: 'instructor' }],
  });
});

afterAll(() => server.stop());

const UNIQUE = /"requestId":"[^"]*"/;
const VARYING = new Set(['x-request-id', 'date', 'etag']);

/** All of an answer but what differs between any two requests. */
function comparable({ status, headers, text }: Answer<unknown>): object {
  const kept = [...headers].filter(([name]) => !VARYING.has(name));
  return { status, headers: kept, text: text.replace(UNIQUE, '') };
}

type Ask = (id: string) => Promise<Answer<unknown>>;
const as = (): ReturnType<typeof rest> => rest(server, outsider.student);

const roomRoutes: [string, Ask][] = [
  ['GET chat-room/:id', (id) => as().get(`/api/message/chat-room/${id}`)],
  ['GET chat-room/:id/messages', (id) => as().get(`/api/message/chat-room/${id}/messages`)],
  ['GET chat-room/:id/people', (id) => as().get(`/api/message/chat-room/${id}/people?first=1&last=2`)],
  ['GET chat-room/:id/pinned', (id) => as().get(`/api/message/chat-room/${id}/pinned`)],
  ['GET chat-room/:id/messages?after', (id) => as().get(`/api/message/chat-room/${id}/messages?after=0`)],
  ['PUT chat-room/:id/read', (id) => as().put(`/api/message/chat-room/${id}/read`, { seq: 1 })],
  [
    'PUT chat-room/:id/read beyond the end',
    (id) => as().put(`/api/message/chat-room/${id}/read`, { seq: 99 }),
  ],
  ['POST message', (id) => as().post('/api/message/message', { chatRoomId: id, content: 'x' })],
  [
    'POST message that names the right receiver',
    (id) =>
      as().post('/api/message/message', { chatRoomId: id, content: 'x', receiverId: insider.instructor.id }),
  ],
];

describe.each(roomRoutes)('%s', (_name, ask) => {
  it('answers alike for a foreign room and for none', async () => {
    const missing = comparable(await ask(newId()));
    expect(missing).toMatchObject({ status: 404 });
    expect(comparable(await ask(insider.room.id))).toEqual(missing);
  });
});

describe.each([
  ['GET course/:id', (id: string) => as().get(`/api/course/${id}`)],
  ['GET course/:id/staff', (id: string) => as().get(`/api/course/${id}/staff`)],
  ['GET message/course/:id/none', (id: string) => as().get(`/api/message/course/${id}/none`)],
])('%s', (_name, ask) => {
  it('answers alike for a foreign course and for none', async () => {
    const missing = comparable(await ask(newId()));
    expect(missing).toMatchObject({ status: 404 });
    expect(comparable(await ask(foreignCourse))).toEqual(missing);
  });
});

/** Somebody of the staff, in whose course the foreign people are not. */
const asStaff = (): ReturnType<typeof rest> => rest(server, ownCourse.instructor);

describe.each<[string, Ask]>([
  [
    'POST chat-room where the policy says no',
    (id) => as().post('/api/message/chat-room', { studentId: outsider.student.id, instructorId: id }),
  ],
  [
    'POST group',
    (id) => asStaff().post('/api/message/group', { title: 'x', courseId: ownCourse.id, userIds: [id] }),
  ],
  [
    'POST chat-room/:id/member',
    (id) => asStaff().post(`/api/message/chat-room/${ownGroup}/member`, { userIds: [id] }),
  ],
  [
    'DELETE chat-room/:id/member/:id',
    (id) => asStaff().call('DELETE', `/api/message/chat-room/${ownGroup}/member/${id}`),
  ],
  [
    'PUT chat-room/:id/member/:id/role',
    (id) => asStaff().put(`/api/message/chat-room/${ownGroup}/member/${id}/role`, { role: 'owner' }),
  ],
  [
    'POST course/:id/staff-room',
    (id) => asStaff().post(`/api/course/${ownCourse.id}/staff-room`, { studentId: id }),
  ],
  ['PUT block/:id', (id) => as().put(`/api/message/block/${id}`)],
  ['DELETE block/:id', (id) => as().call('DELETE', `/api/message/block/${id}`)],
])('%s', (_name, ask) => {
  it('answers alike for a person one may not know and for none', async () => {
    const missing = comparable(await ask(newId()));
    expect(missing).toMatchObject({ status: 404 });
    expect(comparable(await ask(insider.student.id))).toEqual(missing);
  });
});

describe.each<[string, (id: string) => object | string]>([
  ['joinRoom', (id) => id],
  ['joinRoom', (chatRoomId) => ({ chatRoomId, afterSeq: 99, epoch: 'x' })],
  ['leaveRoom', (id) => id],
  ['sendMessage', (chatRoomId) => ({ chatRoomId, content: 'x' })],
  ['sendMessage', (chatRoomId) => ({ chatRoomId, content: 'x', receiverId: insider.instructor.id })],
  ['typing', (chatRoomId) => ({ chatRoomId })],
  ['markRead', (chatRoomId) => ({ chatRoomId, seq: 1 })],
])('the event %s', (event, payload) => {
  it('is answered alike for a foreign room and for none', async () => {
    const text = async (id: string): Promise<string> =>
      JSON.stringify(await client.askAny(event, payload(id)))
        .replace(UNIQUE, '')
        .replaceAll(id, 'ID');
    expect(await text(insider.room.id)).toBe(await text(newId()));
  });
});

const emoji = encodeURIComponent('👍');

describe.each<[string, Ask]>([
  ['PATCH message/:id', (id) => as().patch(`/api/message/message/${id}`, { content: 'x', rev: 0 })],
  [
    'PATCH message/:id with another rev',
    (id) => as().patch(`/api/message/message/${id}`, { content: 'x', rev: 9 }),
  ],
  ['DELETE message/:id', (id) => as().call('DELETE', `/api/message/message/${id}`)],
  ['POST message/:id/report', (id) => as().post(`/api/message/message/${id}/report`, { reason: 'other' })],
  ['GET message/:id/history', (id) => as().get(`/api/message/message/${id}/history`)],
  ['PUT message/:id/reaction/:emoji', (id) => as().put(`/api/message/message/${id}/reaction/${emoji}`)],
  [
    'DELETE message/:id/reaction/:emoji',
    (id) => as().call('DELETE', `/api/message/message/${id}/reaction/${emoji}`),
  ],
  ['PUT message/:id/pin', (id) => as().put(`/api/message/message/${id}/pin`)],
  ['DELETE message/:id/pin', (id) => as().call('DELETE', `/api/message/message/${id}/pin`)],
])('%s', (_name, ask) => {
  it('answers alike for a foreign message and for none', async () => {
    const missing = comparable(await ask(newId()));
    expect(missing).toMatchObject({ status: 404 });
    expect(comparable(await ask(foreignMessage))).toEqual(missing);
  });
});

describe.each<[string, (id: string) => object]>([
  ['editMessage', (messageId) => ({ messageId, content: 'x', rev: 0 })],
  ['deleteMessage', (messageId) => ({ messageId })],
  ['addReaction', (messageId) => ({ messageId, emoji: '👍' })],
  ['removeReaction', (messageId) => ({ messageId, emoji: '👍' })],
  ['pinMessage', (messageId) => ({ messageId })],
  ['unpinMessage', (messageId) => ({ messageId })],
])('the event %s', (event, payload) => {
  it('is answered alike for a foreign message and for none', async () => {
    const text = async (id: string): Promise<string> =>
      JSON.stringify(await client.askAny(event, payload(id))).replace(UNIQUE, '');
    expect(await text(foreignMessage)).toBe(await text(newId()));
    expect(await text(newId())).toContain('not_found');
  });
});

describe('quoting a message', () => {
  it('is answered alike for a foreign message and for none', async () => {
    const ask: Ask = (replyToId) =>
      as().post('/api/message/message', { chatRoomId: outsider.room.id, content: 'x', replyToId });
    const missing = comparable(await ask(newId()));
    expect(missing).toMatchObject({ status: 404 });
    expect(comparable(await ask(foreignMessage))).toEqual(missing);
  });
});
