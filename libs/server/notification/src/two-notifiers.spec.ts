import { MembershipRepository, Presence } from '@officehours/chat-room';
import type { Message, PushPayload, Room } from '@officehours/contracts';
import { MessageRepository } from '@officehours/message';
import { Clock } from '@officehours/platform';
import { JobQueue, type JobKind, type JobMap, type Work } from './jobs/job-queue';
import type { OutboxQueue } from './jobs/outbox-queue';
import { Admitted } from './planning/admitted';
import { Devices } from './planning/devices';
import { Notifier } from './planning/notifier';
import { PushPayloads } from './planning/push-payloads';
import { RoomNews } from './planning/room-news';
import { PushEndpoints } from './push/push-endpoints';
import { PushSender } from './push/push-sender';
import { SubscriptionRepository } from './push/subscription.repository';
import { NotificationSettingsRepository } from './settings/notification-settings.repository';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

/** One node tells a device while another one hears what became of the message. */
describe('a notification on its way', () => {
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
    // Its jobs are done here, on the node that a test says.
    await (service.app.get(JobQueue) as OutboxQueue).beforeApplicationShutdown();
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
    await ada.call('PATCH', '/notification/settings', { showText: true });
  });

  afterEach(() => jest.restoreAllMocks());

  /** A node's notifier, which waits for no turns of the other's. */
  const node = () => {
    const works = new Map<JobKind, Work<JobKind>>();
    const { app } = service;
    new Notifier(
      { handle: (kind: JobKind, work: Work<JobKind>) => works.set(kind, work) } as unknown as JobQueue,
      app.get(MessageRepository, { strict: false }),
      app.get(MembershipRepository, { strict: false }),
      app.get(Presence, { strict: false }),
      app.get(NotificationSettingsRepository),
      app.get(RoomNews),
      app.get(PushPayloads),
      new Devices(app.get(SubscriptionRepository), app.get(PushSender)),
      app.get(Clock, { strict: false }),
      app.get(Admitted),
    ).onModuleInit();
    return <K extends JobKind>(kind: K, job: JobMap[K]) => works.get(kind)?.(job as never);
  };

  /** Does this after the push was made and before it is sent. */
  const whileSending = (work: () => Promise<unknown>): void => {
    const sender = service.app.get(PushSender);
    const send = sender.send.bind(sender);
    jest.spyOn(sender, 'send').mockImplementationOnce(async (...sent) => {
      await work();
      return send(...sent);
    });
  };

  const shown = (): PushPayload | undefined => push.toldTo(phone).at(-1);
  const job = (more = {}) => ({ chatRoomId: room.id, userId: ada.id, ...more });
  const written = () => service.send(brandt, room, 'the secret');
  const deleted = ({ id }: Message) => brandt.call('DELETE', `/message/message/${id}`);

  it('is taken back when its message was deleted meanwhile', async () => {
    const [one, other] = [node(), node()];
    const message = await written();
    whileSending(async () => {
      await deleted(message);
      await other('refresh', job());
    });
    await one('push', { messageId: message.id, userId: ada.id });
    expect(shown()).toMatchObject({ kind: 'read', seq: message.seq });
  });

  it('is followed by what is left when its message was deleted meanwhile', async () => {
    const [one, other] = [node(), node()];
    const [left, message] = [await written(), await written()];
    whileSending(async () => {
      await deleted(message);
      await other('refresh', job());
    });
    await one('push', { messageId: message.id, userId: ada.id });
    expect(shown()).toMatchObject({ messageId: left.id, isChange: true, unread: 1 });
  });

  it('is followed by the words that its message was given meanwhile', async () => {
    const [one, other] = [node(), node()];
    const message = await written();
    whileSending(async () => {
      const edit = { content: 'what was meant', rev: message.rev };
      await brandt.call('PATCH', `/message/message/${message.id}`, edit);
      await other('refresh', job({ editedId: message.id }));
    });
    await one('push', { messageId: message.id, userId: ada.id });
    expect(shown()).toMatchObject({ text: 'what was meant', isChange: true });
  });

  it('is taken back from who was taken out of the room meanwhile', async () => {
    const [one, other] = [node(), node()];
    const message = await written();
    whileSending(async () => {
      await service.app.get(MembershipRepository, { strict: false }).remove(room.id, [ada.id]);
      await other('refresh', job());
    });
    await one('push', { messageId: message.id, userId: ada.id });
    expect(shown()?.kind).toBe('read');
  });

  it('is taken back after whoever sent it died before that was noted', async () => {
    const message = await written();
    const subscriptions = service.app.get(SubscriptionRepository);
    jest.spyOn(subscriptions, 'told').mockRejectedValueOnce(new Error('it dies here'));
    await expect(node()('push', { messageId: message.id, userId: ada.id })).rejects.toThrow('it dies here');
    await deleted(message);
    await node()('refresh', job());
    expect(push.toldTo(phone).map(({ kind }) => kind)).toEqual(['message', 'read']);
  });

  it('is taken back after the answer of the push service was lost', async () => {
    const message = await written();
    push.decide = () => 'lost';
    await expect(node()('push', { messageId: message.id, userId: ada.id })).rejects.toThrow();
    push.decide = () => undefined;
    await ada.call('PUT', `/message/chat-room/${room.id}/read`, { seq: message.seq });
    await node()('clear', { ...job(), seq: message.seq });
    expect(push.toldTo(phone).map(({ kind }) => kind)).toEqual(['message', 'read']);
  });

  it('is taken back when its message was read meanwhile, and not when nothing became of it', async () => {
    const [one, other] = [node(), node()];
    const first = await written();
    await one('push', { messageId: first.id, userId: ada.id });
    expect(push.toldTo(phone).map(({ kind }) => kind)).toEqual(['message']);
    const { id: messageId, seq } = await written();
    whileSending(async () => {
      await ada.call('PUT', `/message/chat-room/${room.id}/read`, { seq });
      await other('clear', { ...job(), seq });
    });
    await one('push', { messageId, userId: ada.id });
    expect(shown()).toMatchObject({ kind: 'read', seq });
  });
});
