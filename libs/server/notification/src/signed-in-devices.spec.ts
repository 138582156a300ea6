import { getConnectionToken } from '@nestjs/mongoose';
import type { Room } from '@officehours/contracts';
import { SessionRegistry } from '@officehours/platform';
import type { Connection } from 'mongoose';
import { PushEndpoints } from './push/push-endpoints';
import { TestPushService, type TestDevice } from './testing/push-service';
import { LoopbackOnly, NotifyingService, type TestPerson } from './testing/service';

/** Sessions of the service's own, by id, and whether they are alive; all others are a host platform's. */
class OwnSessions extends SessionRegistry {
  readonly states = new Map<string, boolean>();

  isAlive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  statesOf(ids: readonly string[]): Promise<Map<string, boolean>> {
    return Promise.resolve(new Map([...this.states].filter(([id]) => ids.includes(id))));
  }
}

/** None of this is told by an event. */
describe('a device', () => {
  const sessions = new OwnSessions();
  let push: TestPushService;
  let service: NotifyingService;
  let brandt: TestPerson;
  let count = 0;

  beforeAll(async () => {
    push = await TestPushService.start();
    service = new NotifyingService([
      { provide: PushEndpoints, useClass: LoopbackOnly },
      { provide: SessionRegistry, useValue: sessions },
    ]);
    await service.start();
    brandt = await service.person('instructor');
  });

  afterAll(async () => {
    await service.stop();
    await push.stop();
  });

  const collection = (name: string) => service.app.get<Connection>(getConnectionToken()).collection(name);
  const kept = ({ endpoint }: TestDevice) => collection('pushSubscriptions').countDocuments({ endpoint });
  const send = async (room: Room): Promise<void> => {
    const { id } = await service.send(brandt, room, 'for who is signed in');
    while (!(await collection('jobs').findOne({ 'data.messageId': id, doneAt: { $exists: true } })));
  };
  /** Somebody who is told on a device that they signed in on, and was told of one message. */
  const signedIn = async (isOwn: boolean) => {
    const sid = (count += 1).toString(16).padStart(24, 'b');
    if (isOwn) sessions.states.set(sid, true);
    const person = await service.person('student', sid);
    const device = push.newDevice();
    const subscribe = () => person.call('PUT', '/notification/subscription', device.subscription);
    expect((await subscribe()).status).toBe(200);
    const room = await service.roomOf(person, brandt);
    await send(room);
    expect(push.toldTo(device)).toHaveLength(1);
    return { sid, device, room, subscribe };
  };

  it('is told of nothing more when its sign-in is over, and is forgotten', async () => {
    const { sid, device, room } = await signedIn(true);
    sessions.states.set(sid, false);
    await send(room);
    expect([push.toldTo(device).length, await kept(device)]).toEqual([1, 0]);
  });

  it('is forgotten as well when its sign-in has expired and was cleared away', async () => {
    const { sid, device, room } = await signedIn(true);
    sessions.states.delete(sid);
    await send(room);
    expect([push.toldTo(device).length, await kept(device)]).toEqual([1, 0]);
  });

  it('of whom a host platform has signed in goes on being told', async () => {
    const { device, room } = await signedIn(false);
    await send(room);
    expect([push.toldTo(device).length, await kept(device)]).toEqual([2, 1]);
  });

  it('is not added by a request that was let in before its sign-in ended', async () => {
    const { sid, device, room, subscribe } = await signedIn(true);
    sessions.states.set(sid, false);
    await send(room);
    expect(await subscribe()).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect(await kept(device)).toBe(0);
  });
});
