import { Presence } from '@officehours/chat-room';
import type { Room } from '@officehours/contracts';
import { Connections, type RealtimeSocket } from '@officehours/platform';
import { PushEndpoints } from './push/push-endpoints';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

describe('a person who has the app open', () => {
  let push: TestPushService;
  let service: NotifyingService;
  let ada: TestPerson;
  let brandt: TestPerson;
  let room: Room;
  let phone: TestDevice;
  let connections: Connections;

  beforeAll(async () => {
    push = await TestPushService.start();
    service = new NotifyingService([{ provide: PushEndpoints, useClass: LoopbackOnly }]);
    await service.start();
    connections = service.app.get(Connections, { strict: false });
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

  const open = (): RealtimeSocket => {
    const socket = { data: { caller: { id: ada.id }, allRooms: true } } as RealtimeSocket;
    connections.opened(socket);
    return socket;
  };
  const isLooking = async (): Promise<boolean> =>
    (await service.app.get(Presence, { strict: false }).looking([ada.id])).has(ada.id);
  const told = () => push.until(() => push.toldTo(phone)[0]);

  it('is told on the phone while the page is hidden, and not while it is looked at', async () => {
    const page = open();
    await service.send(brandt, room, 'on the page');
    await new Promise((settle) => setTimeout(settle, 2_500));
    expect(push.toldTo(phone)).toEqual([]);
    connections.look(page, false);
    await service.send(brandt, room, 'on the phone');
    expect(await told()).toMatchObject({ seq: 2, unread: 2 });
    connections.closed(page);
  });

  it('looks while one of their pages is looked at, and as long as none says that it is not', async () => {
    expect(await isLooking()).toBe(false);
    const [old, other] = [open(), open()];
    expect(await isLooking()).toBe(true);
    connections.look(other, false);
    connections.look(other, false);
    expect(await isLooking()).toBe(true);
    connections.closed(old);
    expect(await isLooking()).toBe(false);
    connections.look(other, true);
    expect(await isLooking()).toBe(true);
    connections.look(other, false);
    connections.closed(other);
    connections.look(other, true);
    expect(await isLooking()).toBe(false);
    const next = open();
    expect(await isLooking()).toBe(true);
    connections.closed(next);
  });
});
