import { DomainEvents } from '../bus/domain-events';
import type { Caller } from '../auth/identity';
import { SocketLifetimes } from './socket-lifetimes';
import type { RealtimeServer } from './socket-types';

/** Longer than sockets go without being asked whether their session is alive. */
const A_MINUTE = 61_000;

class FakeSocket {
  readonly said: unknown[][] = [];
  closed = false;

  constructor(
    readonly id: string,
    readonly data: { caller: Pick<Caller, 'sessionId' | 'tokenExpiresAt'> },
  ) {}

  emit(...words: unknown[]): void {
    this.said.push(words);
  }

  disconnect(): void {
    this.closed = true;
  }
}

function open(sockets: FakeSocket[], ended: ReadonlySet<string>): SocketLifetimes {
  const sessions = { isAlive: (id: string) => Promise.resolve(!ended.has(id)) };
  const lifetimes = new SocketLifetimes(new DomainEvents(), sessions);
  const server = { sockets: { sockets: new Map(sockets.map((socket) => [socket.id, socket])) } };
  lifetimes.attach(server as unknown as RealtimeServer);
  return lifetimes;
}

const socketOf = (sessionId: string, expiresIn = 3_600_000) =>
  new FakeSocket(sessionId, { caller: { sessionId, tokenExpiresAt: Date.now() + expiresIn } });

describe('open sockets', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('end within a minute when their session ended and no node’s news of it came through', async () => {
    const [revoked, alive] = [socketOf('revoked'), socketOf('alive')];
    const lifetimes = open([revoked, alive], new Set(['revoked']));
    await jest.advanceTimersByTimeAsync(A_MINUTE);
    expect(revoked).toMatchObject({ closed: true, said: [['sessionEnded', { code: 'session_ended' }]] });
    expect(alive).toMatchObject({ closed: false, said: [] });
    lifetimes.onApplicationShutdown();
  });

  it('end when their token ran out, a minute later for clocks that differ', async () => {
    const short = socketOf('short', 1_000);
    const lifetimes = open([short], new Set());
    await jest.advanceTimersByTimeAsync(1_000);
    expect(short.closed).toBe(false);
    await jest.advanceTimersByTimeAsync(A_MINUTE);
    expect(short.closed).toBe(true);
    lifetimes.onApplicationShutdown();
  });
});
