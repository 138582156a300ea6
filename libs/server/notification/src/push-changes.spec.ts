import { Logger } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipRepository } from '@officehours/chat-room';
import type { Message, Room } from '@officehours/contracts';
import { DomainEvents } from '@officehours/platform';
import type { Connection } from 'mongoose';
import { PushEndpoints } from './push/push-endpoints';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

const HOUR = 3_600_000;
const always = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 0, to: 0 }));

describe('what a device was told, or could not be told', () => {
  let push: TestPushService;
  let service: NotifyingService;
  let ada: TestPerson;
  let brandt: TestPerson;
  let room: Room;
  let phone: TestDevice;

  beforeAll(async () => {
    push = await TestPushService.start();
    service = new NotifyingService([{ provide: PushEndpoints, useClass: LoopbackOnly }], {
      notifyContent: 'text',
    });
    await service.start();
  });

  afterAll(async () => {
    await service.stop();
    await push.stop();
  });

  beforeEach(async () => {
    ada = await service.person('student');
    brandt = await service.person('instructor');
    room = await service.roomOf(ada, brandt);
    phone = push.newDevice();
    await ada.call('PUT', '/notification/subscription', phone.subscription);
  });

  const jobs = () => service.app.get<Connection>(getConnectionToken()).collection('jobs');
  const told = ({ seq: wanted }: Message) =>
    push.until(() => push.toldTo(phone).find(({ kind, seq }) => kind === 'message' && seq === wanted));
  const takenBack = (wanted: Message) =>
    push.until(() => push.toldTo(phone).find(({ kind, seq }) => kind === 'read' && seq === wanted.seq));

  it('takes back what was deleted or is no longer theirs, and shows anew what is left', async () => {
    const [first, second] = [
      await service.send(brandt, room, 'stays'),
      await service.send(brandt, room, 'goes'),
    ];
    await told(second);
    await brandt.call('DELETE', `/message/message/${second.id}`);
    const change = await push.until(() => push.toldTo(phone).find(({ isChange }) => isChange));
    expect(change).toMatchObject({ seq: first.seq, unread: 1, messageId: first.id });
    await brandt.call('DELETE', `/message/message/${first.id}`);
    await takenBack(second);
  });

  it('takes back what it told who is no longer in the room', async () => {
    const message = await service.send(brandt, room, 'for members');
    await told(message);
    await service.app.get(MembershipRepository).remove(room.id, [ada.id]);
    service.app.get(DomainEvents).publish('member.removed', { chatRoomId: room.id, userIds: [ada.id] });
    await takenBack(message);
  });

  it('says an edited text anew, where texts are shown', async () => {
    const message = await service.send(brandt, room, 'a slip');
    await told(message);
    const edit = (content: string, rev: number) =>
      brandt.call('PATCH', `/message/message/${message.id}`, { content, rev });
    expect((await edit('not told', message.rev)).status).toBe(200);
    while (!(await jobs().findOne({ 'data.editedId': message.id, doneAt: { $exists: true } })));
    await ada.call('PATCH', '/notification/settings', { showText: true });
    expect((await edit('what was meant', message.rev + 1)).status).toBe(200);
    const changes = () => push.toldTo(phone).filter(({ isChange }) => isChange);
    await push.until(() => changes()[0]);
    expect(changes().map(({ text }) => text)).toEqual(['what was meant']);
  });

  it('tells of all that waited for the end of quiet hours at once, and how many they are', async () => {
    const settings = (spans: object[]) =>
      ada.call('PATCH', '/notification/settings', { quietHours: { timeZone: 'Europe/Berlin', spans } });
    await settings(always);
    for (let n = 0; n < 10; n += 1) await service.send(brandt, room, `at night ${n}`);
    const waiting = { 'data.userId': ada.id, dueAt: { $gt: new Date(Date.now() + HOUR) } };
    while ((await jobs().countDocuments(waiting)) < 10);
    await settings([]);
    service.clock.step(9 * 24 * HOUR);
    while ((await jobs().countDocuments({ 'data.userId': ada.id, isOpen: true })) > 0);
    expect(push.toldTo(phone).map(({ seq, unread }) => [seq, unread])).toEqual([[10, 10]]);
  });

  it.each([400, 401, 403, 413])('does not count as told what is answered %s, and says so', async (status) => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    service.clock.step(2 * 60_000);
    push.answers.set(new URL(phone.endpoint).pathname, [status, 201]);
    const message = await service.send(brandt, room, 'refused once');
    await push.until(() => push.asked.find(({ answer }) => answer === status));
    while (
      !(await jobs().findOne({ 'data.messageId': message.id, attempts: 1, dueAt: { $gt: new Date() } }))
    );
    expect(push.toldTo(phone)).toEqual([]);
    service.clock.step(60_000);
    await told(message);
    const said = JSON.stringify(warn.mock.calls);
    expect(said).toContain(JSON.stringify({ host: '127.0.0.1', status, count: 1 }));
    expect(said).not.toContain(new URL(phone.endpoint).pathname);
    warn.mockRestore();
  });
});
