import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { jest } from '@jest/globals';
import type { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import type { ClientAddress } from '../http/client-address';
import type { RateLimits } from '../limits/rate-limits';
import { ConnectionCaps } from './connection-caps';
import type { RealtimeServer, RealtimeSocket } from './socket-types';

class Connection extends EventEmitter {
  readonly transport = { name: 'websocket' };
  readonly request: IncomingMessage;

  constructor(readonly address: string) {
    super();
    this.request = requestFrom(address);
  }
}

const requestFrom = (address: string, headers: object = { upgrade: 'websocket' }) =>
  ({ address, headers, socket: new EventEmitter() }) as unknown as IncomingMessage;
const addresses = { of: (request: object) => (request as { address: string }).address } as ClientAddress;

/** Two connections of an address may come to nothing; then it is slow for five seconds. */
const limits = () => {
  const counts = new Map<string, number>();
  const take = (_: string, key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) > 2
      ? Promise.reject(new AppError('rate_limited', { retryAfterMs: 5_000 }))
      : Promise.resolve();
  };
  return { take } as unknown as RateLimits;
};

const engine = new EventEmitter();
let caps: ConnectionCaps;

const opened = (address: string): Connection => {
  const connection = new Connection(address);
  engine.emit('connection', connection);
  return connection;
};
const turnOf = (address: string) => caps.turnOf(requestFrom(address));

async function cameToNothing(address: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) opened(address).emit('close');
  await Promise.resolve().then(() => undefined);
}

beforeEach(() => {
  jest.useFakeTimers();
  engine.removeAllListeners();
  const settings = { rateLimits: true, socketsPerAddress: 3 } as Settings;
  caps = new ConnectionCaps(settings, addresses, limits());
  caps.attach({ engine } as unknown as RealtimeServer);
});

afterEach(() => jest.useRealTimers());

describe('connections of an address', () => {
  it('are so many at a time', () => {
    const held = [1, 2, 3].map(() => requestFrom('here'));
    expect(held.map((request) => caps.admits(request))).toEqual([true, true, true]);
    expect(caps.admits(requestFrom('here'))).toBe(false);
    expect(caps.admits(requestFrom('there'))).toBe(true);
    held[0]!.socket.emit('close');
    expect(caps.admits(requestFrom('here'))).toBe(true);
  });

  it('wait for a second when its last ones came to nothing, and only its own, and only for a while', async () => {
    await cameToNothing('here', 2);
    expect(turnOf('here')).toBeUndefined();
    await cameToNothing('here', 1);
    expect(turnOf('here')).toBeDefined();
    expect(turnOf('there')).toBeUndefined();
    jest.advanceTimersByTime(5_001);
    expect(turnOf('here')).toBeUndefined();
  });

  it('have their place while they wait', async () => {
    await cameToNothing('here', 3);
    const polling = Array.from({ length: 4 }, () => requestFrom('here', {}));
    const admitted = polling.map((request) => {
      const isAdmitted = caps.admits(request);
      if (isAdmitted) void caps.turnOf(request);
      return isAdmitted;
    });
    expect(admitted).toEqual([true, true, true, false]);
  });

  it('may break while they wait', async () => {
    await cameToNothing('here', 3);
    const request = requestFrom('here');
    void caps.turnOf(request);
    expect(() => request.socket.emit('error', new Error('ECONNRESET'))).not.toThrow();
  });

  it('have not come to nothing when somebody signed in on them', async () => {
    for (let n = 0; n < 5; n += 1) {
      const connection = opened('here');
      caps.connected({ conn: connection } as unknown as RealtimeSocket);
      connection.emit('close');
    }
    await Promise.resolve();
    expect(turnOf('here')).toBeUndefined();
  });
});
