import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import type { Admission } from '../auth/admission';
import type { Authenticator } from '../auth/authenticator';
import type { Caller } from '../auth/identity';
import { DomainEvents } from '../bus/domain-events';
import type { ConnectionCaps } from './connection-caps';
import { Connections } from './connections';
import type { Handshake } from './handshake';
import type { ReadingPace } from './reading-pace';
import { RealtimeGateway } from './realtime.gateway';
import type { SlowConsumers } from './slow-consumers';
import type { SocketDispatcher } from './socket-dispatcher';
import { SocketLifetimes } from './socket-lifetimes';
import type { SocketServer } from './socket-server';
import { channelOf, type RealtimeServer, type RealtimeSocket } from './socket-types';

const student: Caller = {
  id: 'ada',
  name: 'Ada',
  model: 'Student',
  role: 'student',
  email: null,
  avatarUrl: null,
  tokenExpiresAt: Date.now() + 3_600_000,
};

type Middleware = (socket: RealtimeSocket, next: (error?: Error) => void) => void;

const attached = { attach: () => undefined, watch: () => undefined };

/** A gateway, and how it lets sockets in. What happens `meanwhile` happens while somebody waits for who they are. */
function aGateway(meanwhile: (events: DomainEvents, ended: Set<string>) => void, session = 'first') {
  const events = new DomainEvents();
  const ended = new Set<string>();
  const sockets = { sockets: new Map<string, RealtimeSocket>(), adapter: { rooms: new Map() } };
  const sessions = {
    isAlive: (id: string) => Promise.resolve(!ended.has(id)),
    statesOf: () => Promise.resolve(new Map<string, boolean>()),
  };
  const lifetimes = new SocketLifetimes(events, {} as Admission, sessions);
  const authenticator = {
    authenticate: async () => {
      const caller = { ...student, sessionId: session };
      await Promise.resolve();
      meanwhile(events, ended);
      return caller;
    },
  };
  const handshake = {
    admit: async ({ data }: RealtimeSocket) => void (data.caller = await authenticator.authenticate()),
    confirm: () => Promise.resolve(),
  };
  const gateway = new RealtimeGateway(
    handshake as unknown as Handshake,
    authenticator as unknown as Authenticator,
    {} as SocketDispatcher,
    lifetimes,
    new Connections(events, {} as SocketServer),
    attached as unknown as SlowConsumers,
    attached as unknown as SocketServer,
    attached as unknown as ConnectionCaps,
    attached as unknown as ReadingPace,
  );
  let middleware: Middleware = () => undefined;
  gateway.afterInit({
    ...{ engine: new EventEmitter(), sockets, on: () => undefined },
    use: (one: Middleware) => void (middleware = one),
    // The channel of a session that has ended: whoever is not in it yet is not closed.
    local: { in: () => ({ emit: () => undefined, disconnectSockets: () => undefined }) },
    in: () => ({ emit: () => undefined, disconnectSockets: () => undefined }),
  } as unknown as RealtimeServer);
  const admit = (socket: RealtimeSocket) =>
    new Promise<void>((resolve, reject) =>
      middleware(socket, (error) => (error ? reject(error) : resolve())),
    );
  return { gateway, admit, stop: () => lifetimes.onApplicationShutdown() };
}

function aSocket() {
  const channels = new Set<string>();
  const said: unknown[] = [];
  const disconnect = jest.fn();
  const socket = {
    data: { caller: { ...student, sessionId: 'first' }, allRooms: false },
    join: async (names: string | string[]) => void [names].flat().forEach((name) => channels.add(name)),
    leave: async (name: string) => void channels.delete(name),
    emit: (...words: unknown[]) => void said.push(words),
    disconnect,
  };
  return { socket: socket as unknown as RealtimeSocket, channels, said, disconnect };
}

describe('a socket with a new token', () => {
  it('is in the channel of its session', async () => {
    const { gateway, stop } = aGateway(() => undefined, 'second');
    const { socket, channels, disconnect } = aSocket();
    await socket.join(channelOf.session('first'));
    const { expiresAt } = await gateway.authenticate(socket, { token: 'new' });
    expect(expiresAt).toBe(new Date(student.tokenExpiresAt).toISOString());
    expect([...channels]).toEqual([channelOf.session('second')]);
    expect(disconnect).not.toHaveBeenCalled();
    stop();
  });

  it('ends when the session of the token ended while it was looked at', async () => {
    const { gateway, stop } = aGateway((events, ended) => {
      ended.add('second');
      events.publish('session.ended', { sessionId: 'second' });
    }, 'second');
    const { socket, said, disconnect } = aSocket();
    const renewed = gateway.authenticate(socket, { token: 'new' });
    await expect(renewed).rejects.toMatchObject({ code: 'session_ended' });
    expect(said).toEqual([['sessionEnded', { code: 'session_ended' }]]);
    expect(disconnect).toHaveBeenCalledWith(true);
    stop();
  });
});

describe('a role that changes while it is asked who somebody is', () => {
  const raise = (events: DomainEvents) =>
    events.publish('person.role', { personId: student.id, model: 'Instructor' });

  it('is that of a socket with a new token', async () => {
    const { gateway, stop } = aGateway(raise);
    const { socket } = aSocket();
    await gateway.authenticate(socket, { token: 'new' });
    expect(socket.data.caller).toMatchObject({ model: 'Instructor', role: 'instructor' });
    stop();
  });

  it('is that of a socket that is let in', async () => {
    const { admit, stop } = aGateway(raise);
    const { socket } = aSocket();
    await admit(socket);
    expect(socket.data.caller).toMatchObject({ model: 'Instructor', role: 'instructor', sessionId: 'first' });
    stop();
  });
});
