import type { Block, ReportPage, Room } from '@officehours/contracts';
import { connect, connectToAllRooms } from './support/client';
import { enrolled, newCourse, newGroup, type SmallCourse } from './support/course';
import { person } from './support/people';
import { bring } from './support/platform';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { post, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie } from './support/session';
import { newId } from './support/tokens';

let server: Server;

beforeAll(async () => {
  server = await startServer({ TALK_POLICY: 'course' });
});

afterAll(() => server.stop());

const block = (path: string): string => `/api/message/block/${path}`;

describe('someone who was blocked', () => {
  it('cannot write, type, call by name or see whether the other is here, and does not learn why', async () => {
    const course = await newCourse(server);
    const { ada, instructor } = course;
    const room = await roomOf(server, ada, instructor);
    const group = await newGroup(server, course, [ada, course.ben]);
    const [blocked, blocker, ben] = await Promise.all(
      [instructor, ada, course.ben].map((one) => connectToAllRooms(server, one)),
    );
    const message = await blocked!.do('sendMessage', { chatRoomId: room.id, content: 'Before' });
    expect((await rest(server, ada).put(block(instructor.id))).status).toBe(204);
    const changed = await blocked!.next(
      'roomUpdated',
      ({ id, restriction }) => id === room.id && !!restriction,
    );
    expect(changed.restriction).toBe('talk_policy');
    expect(changed.participants.find(({ id }) => id === ada.id)).toMatchObject({
      online: false,
      lastSeenAt: null,
    });
    expect((await rest(server, ada).get<Room>(`/api/message/chat-room/${room.id}`)).body).toMatchObject({
      restriction: 'blocked',
    });

    for (const [name, request] of [
      ['sendMessage', { chatRoomId: room.id, content: 'After' }],
      ['editMessage', { messageId: message.id, content: 'After', rev: 0 }],
      ['addReaction', { messageId: message.id, emoji: '👍' }],
    ] as const) {
      const { errors } = expectRefusal(await blocked!.askAny(name, request), 'forbidden');
      expect(errors).toEqual([{ path: '', rule: 'talk_policy' }]);
    }
    const own = expectRefusal(
      await blocker!.ask('sendMessage', { chatRoomId: room.id, content: 'x' }),
      'forbidden',
    );
    expect(own.errors).toEqual([{ path: '', rule: 'blocked' }]);

    // What is done in the group: called by name in vain, and what the blocker does is for the others.
    const called = await blocked!.do('sendMessage', {
      chatRoomId: group.id,
      content: '@Ada and @Ben',
      mentionIds: [ada.id, course.ben.id],
    });
    expect(called.mentions).toEqual([course.ben.id]);
    blocked!.say('typing', { chatRoomId: room.id });
    blocker!.say('typing', { chatRoomId: group.id });
    await blocker!.do('markRead', { chatRoomId: group.id, seq: called.seq });
    await ben!.next('typing', ({ userId }) => userId === ada.id);
    await ben!.next('roomRead', ({ userId }) => userId === ada.id);
    const mark = await ben!.do('sendMessage', { chatRoomId: group.id, content: 'Marker' });
    await blocked!.next('receiveMessage', ({ id }) => id === mark.id);
    const heardOfAda = blocked!.heard
      .slice(blocked!.heard.findIndex(({ payload }) => payload === changed))
      .filter(({ name }) => ['typing', 'roomRead', 'roomDelivered', 'presenceChanged'].includes(name))
      .filter(({ payload }) => (payload as { userId: string }).userId === ada.id);
    expect(heardOfAda).toEqual([]);
    expect(blocker!.all('typing')).toEqual([]);
    const receipts = await rest(server, instructor).get(`/api/message/chat-room/${group.id}/receipts`);
    expect(receipts.text).not.toContain(ada.id);
  });

  it('is in the list of who did it, and may write again when they are let go', async () => {
    const { student, instructor, room } = await pairOfCourse();
    await rest(server, student).put(block(instructor.id));
    await rest(server, student).put(block(instructor.id));
    const { blocks } = (await rest(server, student).get<{ blocks: Block[] }>('/api/message/block')).body;
    expect(blocks.map(({ person: { id } }) => id)).toEqual([instructor.id]);
    expect((await rest(server, student).call('DELETE', block(instructor.id))).status).toBe(204);
    expectProblem(await rest(server, student).call('DELETE', block(instructor.id)), 'not_found');
    expect((await post(server, instructor, room.id, 'Again')).seq).toBe(1);
  });

  it('is never oneself, nor somebody one does not know', async () => {
    const { student } = await pairOfCourse();
    expectProblem(await rest(server, student).put(block(student.id)), 'validation_failed');
    expectProblem(await rest(server, student).put(block((await person('student')).id)), 'not_found');
  });
});

async function pairOfCourse() {
  const { ada: student, instructor, id } = await newCourse(server);
  return { student, instructor, courseId: id, room: await roomOf(server, student, instructor) };
}

describe('a course', () => {
  const talk = (course: SmallCourse, body: object) =>
    rest(server, course.instructor).put(`/api/course/${course.id}/talk`, body);

  it('lets its students write to each other only while it says so', async () => {
    const course = await newCourse(server);
    const pair = { studentId: course.ada.id, instructorId: course.ben.id };
    const ask = () => rest(server, course.ada).post<Room>('/api/message/chat-room', pair);
    expectProblem(await ask(), 'forbidden');
    expect((await talk(course, { peerTalk: true })).body).toEqual({ peerTalk: true, endsAt: null });
    const peers = () =>
      rest(server, course.ada).get<{ peers: { id: string }[] }>(`/api/course/${course.id}/peer`);
    expect((await peers()).body.peers.map(({ id }) => id)).toEqual([course.ben.id]);
    const opened = await ask();
    expect(opened.status).toBe(201);
    await post(server, course.ben, opened.body.id, 'Hi');
    await talk(course, { peerTalk: false });
    expectProblem(await peers(), 'forbidden');
    const answer = await rest(server, course.ben).post('/api/message/message', {
      chatRoomId: opened.body.id,
      content: 'Still there?',
    });
    expectProblem(answer, 'forbidden');
  });

  it('that is over can be read and not written in, but for two who share another one', async () => {
    const course = await newCourse(server);
    const room = await roomOf(server, course.ada, course.instructor, course.id);
    const group = await newGroup(server, course, [course.ada]);
    await post(server, course.ada, room.id, 'In time');
    await talk(course, { endsAt: '2020-01-31T00:00:00Z' });
    for (const chatRoomId of [room.id, group.id]) {
      const late = { chatRoomId, content: 'Late' };
      const { errors } = expectProblem(
        await rest(server, course.ada).post('/api/message/message', late),
        'forbidden',
      );
      expect(errors).toEqual([{ path: '', rule: 'course_ended' }]);
    }
    const seen = await rest(server, course.ada).get<Room>(`/api/message/chat-room/${room.id}`);
    expect(seen.body).toMatchObject({ restriction: 'course_ended', lastSeq: 1 });
    await talk(course, { endsAt: null });
    expect((await post(server, course.ada, room.id, 'It goes on')).seq).toBe(2);
  });
});

describe('a report', () => {
  it('reaches the other staff of the course and administrators, with the words as they were', async () => {
    const course = await newCourse(server);
    const room = await roomOf(server, course.ada, course.instructor, course.id);
    const client = await connect(server, course.instructor);
    const message = await client.do('sendMessage', { chatRoomId: room.id, content: 'You are hopeless' });
    const path = `/api/message/message/${message.id}/report`;
    const body = { reason: 'harassment', comment: 'Every day' };
    expect((await rest(server, course.ada).post(path, body)).status).toBe(201);
    expect((await rest(server, course.ada).post(path, body)).status).toBe(200);
    expectProblem(await rest(server, course.instructor).post(path, body), 'validation_failed');
    await client.do('deleteMessage', { messageId: message.id });

    const reports = async (who: typeof course.ada) =>
      (await rest(server, who).get<ReportPage>('/api/report')).body.reports.filter(
        (one) => one.chatRoomId === room.id,
      );
    expect(await reports(course.assistant)).toMatchObject([
      {
        reason: 'harassment',
        comment: 'Every day',
        reporter: { id: course.ada.id },
        sender: { id: course.instructor.id },
        message: { content: 'You are hopeless' },
        closedAt: null,
      },
    ]);
    expect(await reports(await person('admin'))).toHaveLength(1);
    // Not to who wrote it, not to other students, not to the staff of other courses.
    for (const who of [course.instructor, course.ben, await enrolled(server, { [newId()]: 'instructor' })])
      expect(await reports(who)).toEqual([]);
    const [report] = await reports(course.assistant);
    expectProblem(await rest(server, course.instructor).put(`/api/report/${report!.id}/closed`), 'not_found');
    await rest(server, course.assistant).put(`/api/report/${report!.id}/closed`);
    expect((await reports(course.assistant))[0]!.closedAt).not.toBeNull();
  });
});

describe('someone who is suspended', () => {
  it('is out at once, everywhere, and back in when it is lifted', async () => {
    const account = await newAccount(server);
    const signedIn = await login(server, account);
    const { user, accessToken: token } = signedIn.body;
    const admin = await person('admin');
    const socket = await connect(server, { token });
    const path = `/api/directory/user/${user.id}/suspension`;
    expectProblem(await rest(server, admin).put(path, { reason: ' ' }), 'validation_failed');
    expect((await rest(server, admin).put(path, { reason: 'Threats' })).status).toBe(204);

    expect(await socket.next('sessionEnded')).toEqual({ code: 'session_ended' });
    await socket.closed();
    await expect(connect(server, { token })).rejects.toMatchObject({ data: { code: 'session_ended' } });
    const headers = { authorization: `Bearer ${token}` };
    expectProblem(await rest(server).get('/api/auth/me', { headers }), 'session_ended');
    const renewed = expectProblem(await withCookie(server, 'refresh', refreshCookie(signedIn)), 'forbidden');
    expect(renewed.errors).toEqual([{ path: '', rule: 'suspended' }]);
    expectProblem(await login(server, account), 'forbidden');
    const listed = await rest(server, admin).get<{ suspensions: object[] }>('/api/directory/suspension');
    expect(listed.body.suspensions).toContainEqual(
      expect.objectContaining({ userId: user.id, reason: 'Threats' }),
    );

    expect((await rest(server, admin).call('DELETE', path)).status).toBe(204);
    expect((await login(server, account)).status).toBe(200);
  });

  it('is never who did it, nor a stranger to the service', async () => {
    const admin = await person('admin');
    const of = (id: string) =>
      rest(server, admin).put(`/api/directory/user/${id}/suspension`, { reason: 'x' });
    expectProblem(await of(admin.id), 'validation_failed');
    expectProblem(await of(newId()), 'not_found');
  });
});

describe('another role on the platform', () => {
  it('is that of open sockets at once', async () => {
    const course = await newCourse(server);
    const { id, name } = course.instructor;
    const group = await newGroup(server, course, [course.ada]);
    const socket = await connect(server, course.instructor);
    await bring(server, { users: [{ id, name, role: 'admin' }] });
    const message = await socket.do('sendMessage', { chatRoomId: group.id, content: 'As an administrator' });
    expect(message.senderModel).toBe('Admin');
  });
});
