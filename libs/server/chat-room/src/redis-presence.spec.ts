import { Logger } from '@nestjs/common';
import {
  Connections,
  DomainEvents,
  Settings,
  SocketServer,
  type RealtimeSocket,
} from '@officehours/platform';
import type { Redis } from 'ioredis';
import { RedisPresence } from './redis-presence';
import { FakeRedis } from './testing/fake-redis';

const SECOND = 1_000;

interface Node {
  presence: RedisPresence;
  connections: Connections;
  /** Its own link to Redis. */
  link: FakeRedis;
  /** Whom it said to have come and gone, since it was last asked. */
  told: () => string[];
}

beforeAll(() => Logger.overrideLogger(false));

describe('presence over many nodes', () => {
  let here: Node;
  let there: Node;

  beforeEach(async () => {
    jest.useFakeTimers();
    const redis = new FakeRedis();
    [here, there] = [node(redis), node(redis)];
    await pass(0);
  });

  afterEach(async () => {
    await here.presence.onApplicationShutdown();
    await there.presence.onApplicationShutdown();
    jest.useRealTimers();
  });

  function node(redis: FakeRedis): Node {
    const [events, link] = [new DomainEvents(), redis.linked()];
    const settings = new Settings({ jwtSecret: 'the-secret-of-a-service-under-test' });
    const connections = new Connections(events, new SocketServer(settings, events));
    const presence = new RedisPresence(link as unknown as Redis, connections, events);
    let said: string[] = [];
    events.on('person.connected', ({ personId }) => void said.push(`${personId} came`));
    events.on('person.disconnected', ({ personId }) => void said.push(`${personId} went`));
    events.on('presence.doubtful', ({ personId }) => void said.push(`${personId} again`));
    presence.onModuleInit();
    const told = () => {
      const all = said;
      said = [];
      return all;
    };
    return { presence, connections, link, told };
  }

  const socketOf = (id: string) => ({ data: { caller: { id } } }) as RealtimeSocket;
  const connect = ({ connections }: Node, id: string): void => connections.opened(socketOf(id));
  const close = ({ connections }: Node, id: string): void => connections.closed(socketOf(id));
  const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * SECOND);
  const seenFromHere = async (): Promise<string[]> => [...(await here.presence.online(['ada', 'ben']))];

  it('says once that somebody came, where nothing is wrong', async () => {
    connect(there, 'ada');
    await pass(120);
    expect(there.told()).toEqual(['ada came']);
    expect(here.told()).toEqual([]);
    expect(await seenFromHere()).toEqual(['ada']);
  });

  it('is told again by a node whose link was away for so long that the others took it for gone', async () => {
    connect(there, 'ada');
    connect(there, 'ben');
    await pass(10);
    there.told();
    there.link.cut();
    await pass(45);
    expect(here.told()).toEqual(['ada went', 'ben went']);
    expect(await seenFromHere()).toEqual([]);
    there.link.mend();
    await pass(0);
    expect(there.told()).toEqual(['ada came', 'ben came']);
    expect(await seenFromHere()).toEqual(['ada', 'ben']);
    await pass(120);
    expect([here.told(), there.told()]).toEqual([[], []]);
    expect(await seenFromHere()).toEqual(['ada', 'ben']);
  });

  it('is told of all of them, also where it is somebody who connects that is heard first', async () => {
    connect(there, 'ada');
    await pass(10);
    there.told();
    there.link.cut();
    await pass(45);
    there.link.mend({ quietly: true });
    connect(there, 'ben');
    await pass(0);
    expect(there.told()).toEqual(expect.arrayContaining(['ada came', 'ben came']));
    expect(await seenFromHere()).toEqual(['ada', 'ben']);
  });

  it('stays as it is where the node is back in the moment in which it is buried', async () => {
    connect(there, 'ada');
    await pass(10);
    there.link.cut();
    here.link.afterRemoval(() => {
      there.link.mend();
      return pass(0);
    });
    // Its last beat has run out now, and its next is yet to come.
    await pass(30);
    expect(there.told()).toContain('ada came');
    expect(await seenFromHere()).toEqual(['ada']);
  });

  it('is told of all people of a dead node, also where the one that buries it loses its link meanwhile', async () => {
    connect(there, 'ada');
    await pass(10);
    there.link.cut();
    here.link.afterRemoval(() => {
      here.link.cut();
      return Promise.resolve();
    });
    await pass(30);
    expect(here.told()).toEqual([]);
    here.link.mend();
    await pass(60);
    expect(here.told()).toEqual(['ada went']);
    await pass(60);
    expect(here.told()).toEqual([]);
  });

  describe('when a link was away for less than it takes to be missed', () => {
    beforeEach(async () => {
      connect(there, 'ada');
      await pass(1);
      there.told();
    });

    it('tells again of who was taken to be nowhere, and of nobody who is', async () => {
      here.link.cut();
      expect(await seenFromHere()).toEqual([]);
      here.link.mend();
      await pass(1);
      expect(here.told()).toEqual(['ada again']);
      await pass(60);
      expect([here.told(), there.told()]).toEqual([[], []]);
    });

    it('tells again of who closed one device here, and has another one elsewhere', async () => {
      connect(here, 'ada');
      await pass(1);
      here.link.cut();
      close(here, 'ada');
      await pass(1);
      here.told();
      here.link.mend();
      await pass(1);
      expect(here.told()).toEqual(['ada again']);
      expect(await seenFromHere()).toEqual(['ada']);
    });

    it('tells that somebody went meanwhile, or came', async () => {
      there.link.cut();
      close(there, 'ada');
      connect(there, 'ben');
      await pass(1);
      there.told();
      expect(await seenFromHere()).toEqual(['ada']);
      there.link.mend();
      await pass(1);
      expect(there.told().sort()).toEqual(['ada again', 'ben came']);
      expect(await seenFromHere()).toEqual(['ben']);
    });
  });
});
