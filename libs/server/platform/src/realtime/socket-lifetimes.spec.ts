import type { Admission } from '../auth/admission';
import { MODEL_OF_ROLE, type Caller, type Person } from '../auth/identity';
import { DomainEvents } from '../bus/domain-events';
import { SocketLifetimes } from './socket-lifetimes';
import type { RealtimeServer } from './socket-types';

/** Sockets are asked within this whether their session is alive; ten seconds are for what is remembered of the answer. */
const SOON_ENOUGH = 50_000;
/** A token is still good for this long after it ran out, and is looked at every second. */
const TOLERANCE = 61_000;

class FakeSocket {
  readonly said: unknown[][] = [];
  closed = false;
  readonly data: { caller: Caller };

  constructor(
    readonly id: string,
    caller: Partial<Caller> = {},
  ) {
    const tokenExpiresAt = Date.now() + 3_600_000;
    this.data = { caller: { id, model: 'Student', role: 'student', tokenExpiresAt, ...caller } as Caller };
  }

  emit(...words: unknown[]): void {
    this.said.push(words);
  }

  disconnect(): void {
    this.closed = true;
  }
}

let ended: Set<string>;
let people: Pick<Person, 'id' | 'model'>[];
let questions: string[][];
let events: DomainEvents;
let lifetimes: SocketLifetimes;

function open(...sockets: FakeSocket[]): void {
  const sessions = {
    isAlive: (id: string) => Promise.resolve(!ended.has(id)),
    statesOf: () => Promise.resolve(new Map<string, boolean>()),
  };
  const admission = {
    people: (ids: string[]) => {
      questions.push(ids);
      return Promise.resolve(people.filter(({ id }) => ids.includes(id)));
    },
  };
  lifetimes = new SocketLifetimes(events, admission as unknown as Admission, sessions);
  const server = {
    sockets: {
      sockets: new Map(sockets.map((socket) => [socket.id, socket])),
      adapter: { rooms: new Map(sockets.map(({ id }) => [`person:${id}`, new Set([id])])) },
    },
  };
  lifetimes.attach(server as unknown as RealtimeServer);
}

beforeEach(() => {
  jest.useFakeTimers();
  ended = new Set();
  people = [];
  questions = [];
  events = new DomainEvents();
});

afterEach(() => {
  lifetimes.onApplicationShutdown();
  jest.useRealTimers();
});

describe('open sockets', () => {
  it('end within a minute when their session ended and no node’s news of it came through', async () => {
    const [revoked, alive] = ['revoked', 'alive'].map((id) => new FakeSocket(id, { sessionId: id }));
    ended.add('revoked');
    open(revoked!, alive!);
    await jest.advanceTimersByTimeAsync(SOON_ENOUGH);
    expect(revoked).toMatchObject({ closed: true, said: [['sessionEnded', { code: 'session_ended' }]] });
    expect(alive).toMatchObject({ closed: false, said: [] });
  });

  it('end when their token ran out, a minute later for clocks that differ', async () => {
    const short = new FakeSocket('short', { tokenExpiresAt: Date.now() + 1_000 });
    open(short);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(short.closed).toBe(false);
    await jest.advanceTimersByTimeAsync(TOLERANCE);
    expect(short.closed).toBe(true);
  });

  it('have within a minute the role that another node gave their person, when its news was lost', async () => {
    const [raised, same, unknown] = ['raised', 'same', 'unknown'].map((id) => new FakeSocket(id));
    people = [
      { id: 'raised', model: 'Admin' },
      { id: 'same', model: 'Student' },
    ];
    const told: unknown[] = [];
    events.on('person.role', (change) => void told.push(change));
    open(raised!, same!, unknown!);
    await jest.advanceTimersByTimeAsync(SOON_ENOUGH);
    expect(raised!.data.caller).toMatchObject({ model: 'Admin', role: 'admin' });
    for (const { data } of [same!, unknown!])
      expect(data.caller).toMatchObject({ model: 'Student', role: 'student' });
    expect(told).toEqual([{ personId: 'raised', model: 'Admin' }]);
  });

  it('keep a role that was heard of while the directory was asked', async () => {
    const socket = new FakeSocket('raised');
    people = [{ id: 'raised', model: 'Instructor' }];
    open(socket);
    const ask = jest.spyOn(people, 'filter').mockImplementationOnce(() => {
      socket.data.caller = { ...socket.data.caller, model: 'Admin', role: 'admin' };
      return [{ id: 'raised', model: MODEL_OF_ROLE.instructor }];
    });
    await jest.advanceTimersByTimeAsync(SOON_ENOUGH);
    expect(ask).toHaveBeenCalled();
    expect(socket.data.caller.role).toBe('admin');
  });

  it('are asked about two hundred at a time', async () => {
    open(...Array.from({ length: 450 }, (_, n) => new FakeSocket(`person ${n}`)));
    await jest.advanceTimersByTimeAsync(SOON_ENOUGH);
    expect(questions.map((ids) => ids.length)).toEqual([200, 200, 50]);
  });
});
