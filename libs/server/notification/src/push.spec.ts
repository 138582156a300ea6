import { getConnectionToken } from '@nestjs/mongoose';
import type { Message, Room, PushPayload } from '@officehours/contracts';
import { DomainEvents, Suspensions } from '@officehours/platform';
import type { Connection } from 'mongoose';
import { PushEndpoints } from './push/push-endpoints';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

const HOUR = 3_600_000;
const COURSE = 'c0c0c0c0c0c0c0c0c0c0c0c0';
const always = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 0, to: 0 }));

describe('telling people on their devices', () => {
  let push: TestPushService;
  let service: NotifyingService;
  let ada: TestPerson;
  let brandt: TestPerson;
  let room: Room;
  let phone: TestDevice;

  const suspended = new Set<string>();

  beforeAll(async () => {
    push = await TestPushService.start();
    const providers = [
      { provide: PushEndpoints, useClass: LoopbackOnly },
      { provide: Suspensions, useValue: { isSuspended: (id: string) => Promise.resolve(suspended.has(id)) } },
    ];
    service = new NotifyingService(providers, {
      notifyContent: 'text',
    });
    await service.start();
  });

  afterAll(async () => {
    await service.stop();
    await push.stop();
  });

  beforeEach(async () => {
    ada = await service.person('student', `sid-${Math.random()}`);
    brandt = await service.person('instructor');
    room = await service.roomOf(ada, brandt);
    phone = push.newDevice();
    await subscribe(ada, phone);
  });

  const subscribe = async (who: TestPerson, device: TestDevice): Promise<string> =>
    (await who.call<{ id: string }>('PUT', '/notification/subscription', device.subscription)).body.id;
  const told = (message: Message, device = phone): Promise<PushPayload> =>
    push.until(() => push.toldTo(device).find(({ kind, seq }) => kind === 'message' && seq === message.seq));
  const jobs = () => service.app.get<Connection>(getConnectionToken()).collection('jobs');
  const done = async (message: Message): Promise<void> => {
    while (!(await jobs().findOne({ 'data.messageId': message.id, doneAt: { $exists: true } })));
  };
  /** What was decided before this is decided: every job runs after those that were due before it. */
  const marker = async (): Promise<void> => void (await told(await service.send(brandt, room, 'marker')));
  const seqs = (device = phone): number[] =>
    push.toldTo(device).flatMap(({ kind, seq }) => (kind === 'message' ? [seq] : []));

  it('says who wrote and where it leads, once, encrypted and signed', async () => {
    const message = await service.send(brandt, room, 'Your proof is right.');
    expect(await told(message)).toEqual({
      kind: 'message',
      messageId: message.id,
      chatRoomId: room.id,
      seq: 1,
      unread: 1,
      from: expect.stringMatching(/^instructor/),
      room: null,
      path: `/learningDashboard/studentChat/${brandt.id}/${room.id}?at=1`,
    });
    const { headers } = push.received.at(-1)!;
    expect(headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: room.id,
      authorization: expect.stringMatching(/^vapid t=/),
    });
    await marker();
    expect(seqs()).toEqual([1, 2]);
    expect(await jobs().countDocuments({ 'data.messageId': message.id })).toBe(1);
  });

  it('says what was written to who chose that, where the school allows it', async () => {
    await ada.call('PATCH', '/notification/settings', { showText: true });
    expect(await told(await service.send(brandt, room, 'Only for you'))).toMatchObject({
      text: 'Only for you',
    });
  });

  it('does not tell who is suspended, and tells them again of what comes when they are not', async () => {
    suspended.add(ada.id);
    await done(await service.send(brandt, room, 'in vain'));
    suspended.delete(ada.id);
    await marker();
    expect(seqs()).toEqual([2]);
  });

  it('does not tell of what somebody writes whom one has blocked, but in the rooms of a course', async () => {
    const courses = (role: string) => ({ courses: [{ id: COURSE, title: 'Analysis I', role }] });
    const carl = await service.person('instructor', undefined, courses('instructor'));
    const eva = await service.person('student', 'sid-eva', courses('student'));
    const ben = await service.person('student', undefined, courses('student'));
    const tablet = push.newDevice();
    await subscribe(eva, tablet);
    const made = { title: 'Project', courseId: COURSE, userIds: [eva.id, ben.id] };
    const group = (await carl.call<Room>('POST', '/message/group', made)).body;
    const news = (await carl.call<Room>('POST', `/course/${COURSE}/announcement-room`, {})).body;
    await eva.call('PUT', `/message/block/${carl.id}`);
    await done(await service.send(carl, group, 'in vain'));
    await told(await service.send(ben, group, 'from another'), tablet);
    await told(await service.send(carl, news, 'No lecture on Friday'), tablet);
    expect(push.toldTo(tablet).map(({ chatRoomId, seq }) => [chatRoomId, seq])).toEqual([
      [group.id, 3],
      [news.id, 1],
    ]);
  });

  it('does not tell of what was read, deleted, silent, one’s own or muted', async () => {
    const read = await service.send(brandt, room, 'read at once');
    await ada.call('PUT', `/message/chat-room/${room.id}/read`, { seq: read.seq });
    const deleted = await service.send(brandt, room, 'deleted');
    await brandt.call('DELETE', `/message/message/${deleted.id}`);
    await service.send(brandt, room, 'silent', { silent: true });
    await service.send(ada, room, 'mine');
    await marker();
    expect(seqs()).toEqual([5]);
    await ada.call('PATCH', `/message/chat-room/${room.id}/preferences`, { muted: true });
    await service.send(brandt, room, 'muted');
    await ada.call('PATCH', `/message/chat-room/${room.id}/preferences`, { muted: false });
    await marker();
    expect(seqs().at(-1)).toBe(7);
  });

  it('waits for the end of quiet hours, and then tells what is still unread', async () => {
    const settings = (spans: object[]) =>
      ada.call('PATCH', '/notification/settings', { quietHours: { timeZone: 'Europe/Berlin', spans } });
    await settings(always);
    const message = await service.send(brandt, room, 'at night');
    while (
      !(await jobs().findOne({ 'data.messageId': message.id, dueAt: { $gt: new Date(Date.now() + HOUR) } }))
    );
    expect(seqs()).toEqual([]);
    await settings([]);
    service.clock.step(9 * 24 * HOUR);
    await told(message);
  });

  it('takes back what was read elsewhere', async () => {
    const message = await service.send(brandt, room, 'seen elsewhere');
    await told(message);
    await ada.call('PUT', `/message/chat-room/${room.id}/read`, { seq: message.seq });
    await push.until(() =>
      push.toldTo(phone).find(({ kind, seq }) => kind === 'read' && seq === message.seq),
    );
  });

  it('tries again what failed, for the device it failed for', async () => {
    const tablet = push.newDevice();
    await subscribe(ada, tablet);
    push.answers.set(new URL(tablet.endpoint).pathname, [503, 201]);
    const message = await service.send(brandt, room, 'twice for one');
    await told(message);
    await told(message, tablet);
    await done(message);
    expect(seqs()).toEqual([message.seq]);
  });

  it.each([404, 410])('forgets a device for which the push service answers %s', async (status) => {
    push.answers.set(new URL(phone.endpoint).pathname, [status]);
    const message = await service.send(brandt, room, 'gone');
    await done(message);
    const devices = service.app.get<Connection>(getConnectionToken()).collection('pushSubscriptions');
    expect(await devices.countDocuments({ endpoint: phone.endpoint })).toBe(0);
  });

  it('follows no redirect', async () => {
    push.answers.set(new URL(phone.endpoint).pathname, [302]);
    await service.send(brandt, room, 'moved');
    await push.until(() => push.asked.find(({ answer }) => answer === 302));
    push.answers.delete(new URL(phone.endpoint).pathname);
    await marker();
    expect(push.received.some(({ path }) => path === '/elsewhere')).toBe(false);
  });

  it('keeps sixteen devices of a person, and a device for one person', async () => {
    const devices = service.app.get<Connection>(getConnectionToken()).collection('pushSubscriptions');
    const more = Array.from({ length: 17 }, () => push.newDevice());
    for (const device of more) await subscribe(brandt, device);
    expect(await devices.countDocuments({ endpoint: { $in: more.map(({ endpoint }) => endpoint) } })).toBe(
      16,
    );
    await subscribe(brandt, phone);
    expect(await devices.countDocuments({ endpoint: phone.endpoint })).toBe(1);
    await service.send(brandt, room, 'no longer hers');
    const id = await subscribe(ada, phone);
    expect((await brandt.call('DELETE', `/notification/subscription/${id}`)).status).toBe(404);
    expect((await ada.call('DELETE', `/notification/subscription/${id}`)).status).toBe(204);
  });

  it('ends with the session it was asked for in', async () => {
    const devices = service.app.get<Connection>(getConnectionToken()).collection('pushSubscriptions');
    const row = await devices.findOne({ endpoint: phone.endpoint });
    service.app.get(DomainEvents).publish('session.ended', { sessionId: row?.['sessionId'] as string });
    while ((await devices.countDocuments({ endpoint: phone.endpoint })) > 0);
  });

  it.each([
    ['PUT', '/notification/subscription', { endpoint: 'https://example.com/x' }],
    ['PATCH', '/notification/settings', {}],
    ['PATCH', '/notification/settings', { quietHours: { timeZone: 'Mars/Olympus', spans: [] } }],
    [
      'PATCH',
      '/notification/settings',
      { quietHours: { timeZone: 'UTC', spans: [{ day: 7, from: 0, to: 0 }] } },
    ],
    [
      'PATCH',
      '/notification/settings',
      { quietHours: { timeZone: 'UTC', spans: Array(15).fill(always[0]) } },
    ],
  ])('refuses %s %s %j', async (method, path, body) => {
    const whole = method === 'PUT' ? { ...phone.subscription, ...body } : body;
    expect(await ada.call(method, path, whole)).toMatchObject({
      status: 400,
      body: { code: 'validation_failed' },
    });
  });
});
