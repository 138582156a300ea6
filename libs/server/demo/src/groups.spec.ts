import type { NestExpressApplication } from '@nestjs/platform-express';
import { LIMITS, type Message, type Room } from '@officehours/contracts';
import request from 'supertest';
import { INSTRUCTOR, LINEAR_ALGEBRA, NUMERICS, studentNamed } from './course/cast';
import { madeFile } from './files/made-files';
import { dataFolder, demoService } from './testing/service';

const folder = dataFolder();
const amina = studentNamed('amina');
let app: NestExpressApplication;
let student: Caller;
let instructor: Caller;

beforeAll(async () => {
  app = await demoService(folder.path);
  await app.listen(0, '127.0.0.1');
  student = await signedIn(amina.id);
  instructor = await signedIn(INSTRUCTOR.id);
});

afterAll(async () => {
  await app.close();
  folder.remove();
});

type Caller = Awaited<ReturnType<typeof signedIn>>;

async function signedIn(userId: string) {
  const http = () => request(app.getHttpServer());
  const { body } = await http().post('/api/auth/demo').send({ userId }).expect(200);
  const token = `Bearer ${body.accessToken}`;
  return {
    get: (path: string) => http().get(`/api/${path}`).set('Authorization', token),
    post: (path: string, sent: object) => http().post(`/api/${path}`).set('Authorization', token).send(sent),
  };
}

const roomsOf = async (caller: Caller): Promise<Room[]> =>
  (await caller.get('message/chat-room?limit=100').expect(200)).body.rooms;
const titled = async (title: string): Promise<Room> =>
  (await roomsOf(student)).find((room) => room.title === title)!;
const say = (caller: Caller, { id: chatRoomId }: Room) =>
  caller.post('message/message', { chatRoomId, content: 'One more thing.' });

describe('the demo’s rooms of more than two', () => {
  it('are shown to the student: a project, announcements, and a room with all staff', async () => {
    const rooms = await roomsOf(student);
    expect(rooms.map(({ kind, title, memberCount }) => [kind, title, memberCount])).toEqual([
      ['direct', null, 2],
      ['group', 'Project: a plucked string', 5],
      ['announcement', LINEAR_ALGEBRA.title, 42],
      ['staff', NUMERICS.title, 3],
    ]);
    for (const { unreadCount, restriction } of rooms) expect([unreadCount, restriction]).toEqual([0, null]);
  });

  it('are the ones that the service itself would make', async () => {
    const asked = await student.post(`course/${NUMERICS.id}/staff-room`, {}).expect(200);
    expect(asked.body.id).toBe((await titled(NUMERICS.title)).id);
    const told = await instructor.post(`course/${LINEAR_ALGEBRA.id}/announcement-room`, {}).expect(200);
    expect(told.body.id).toBe((await titled(LINEAR_ALGEBRA.title)).id);
  });

  it('go on: only staff announces, and in a project everyone writes', async () => {
    const announcements = await titled(LINEAR_ALGEBRA.title);
    await say(student, announcements).expect(403);
    const { body: announced } = await say(instructor, announcements).expect(201);
    expect(announced).toMatchObject({ seq: announcements.lastSeq + 1, receiverId: null });
    await say(student, await titled('Project: a plucked string')).expect(201);
  });

  it('begin with how they were made, and hold a voice note that can be played', async () => {
    const { id } = await titled('Project: a plucked string');
    const { body } = await student.get(`message/chat-room/${id}/messages`).expect(200);
    const messages = body.messages as Message[];
    expect(messages[0]).toMatchObject({ messageType: 'system', senderId: null, seq: 1 });
    const [note] = messages.find(({ messageType }) => messageType === 'audio')?.attachments ?? [];
    expect(note).toMatchObject({ kind: 'audio', mimeType: 'audio/wav', durationMs: 2_800 });
    expect(note?.transcript).toMatch(/\w+ \w+/);
    expect(note?.waveform).toHaveLength(LIMITS.waveformBars);
    expect(Math.max(...(note?.waveform ?? []))).toBe(100);

    const answer = await student.get(`message/attachment/${note?.id}`).expect(200);
    expect(answer.headers['content-type']).toBe('audio/wav');
    expect(answer.body).toEqual(madeFile('string').bytes);
  });
});
