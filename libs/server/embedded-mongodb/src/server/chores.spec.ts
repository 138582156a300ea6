import { mongo } from 'mongoose';
import { openServer, type RunningServer } from './server.ts';

const minute = 60_000;

describe('What a server does by itself every minute', () => {
  let server: RunningServer;
  let client: mongo.MongoClient;

  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: timersButIntervals });
    server = await openServer({ path: ':memory:', port: 0 }, (error) => console.error(error));
    client = await new mongo.MongoClient(server.uri).connect();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await client.close();
    await server.close();
  });

  it('removes what a TTL index says has expired, and nothing else', async () => {
    const sessions = client.db('test').collection<{ _id: number; at: Date }>('sessions');
    await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const now = Date.now();
    await sessions.insertMany([
      { _id: 1, at: new Date(now - 2 * minute) },
      { _id: 2, at: new Date(now + minute) },
    ]);
    expect(await sessions.countDocuments()).toBe(2);
    jest.advanceTimersByTime(minute);
    expect(await sessions.find().toArray()).toMatchObject([{ _id: 2 }]);
  });
});

/** The driver and the sockets need their own timers; the sweep is the only interval of a server. */
const timersButIntervals: (
  | 'setTimeout'
  | 'clearTimeout'
  | 'setImmediate'
  | 'clearImmediate'
  | 'nextTick'
  | 'queueMicrotask'
  | 'performance'
  | 'hrtime'
  | 'Date'
)[] = [
  'setTimeout',
  'clearTimeout',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
  'Date',
];
