import type {
  Ack,
  ClientEventName,
  HandshakeAuth,
  ReplyOf,
  RequestOf,
  ServerEventName,
  ServerToClientEvents,
} from '@officehours/contracts';
import type { Socket as NetSocket } from 'node:net';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Person } from './people';
import type { Server } from './server';
import { within } from './wait';

type PayloadOf<E extends ServerEventName> = Parameters<ServerToClientEvents[E]>[0];
type Options = Partial<ManagerOptions & SocketOptions>;

/** Where a client library keeps its connection to the network. */
interface Underneath {
  engine: { transport: { ws: { _socket: NetSocket } } };
}

/** One device of a person: a real socket, and everything the server said on it in order of arrival. */
export class Client {
  readonly heard: { name: string; payload: unknown }[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: unknown) => {
      this.heard.push({ name, payload });
      for (const look of this.waiting) look();
    });
  }

  /** All payloads of one event so far. */
  all<E extends ServerEventName>(name: E): PayloadOf<E>[] {
    return this.heard.filter((event) => event.name === name).map((event) => event.payload as PayloadOf<E>);
  }

  /** The first `name` that `fits`, whether it came already or is still to come. */
  next<E extends ServerEventName>(
    name: E,
    fits: (payload: PayloadOf<E>) => boolean = () => true,
    timeoutMs?: number,
  ): Promise<PayloadOf<E>> {
    return this.until(`${name} to arrive`, () => this.all(name).find(fits), timeoutMs);
  }

  /** Resolves with the first value of `look`, asked again at each event. */
  until<T>(what: string, look: () => T | undefined, timeoutMs?: number): Promise<T> {
    let ask: () => void = () => undefined;
    const found = new Promise<T>((resolve) => {
      ask = () => {
        const value = look();
        if (value !== undefined) resolve(value);
      };
      this.waiting.add(ask);
      ask();
    });
    return within(what, found, timeoutMs).finally(() => this.waiting.delete(ask));
  }

  /** Emits with a callback and resolves with its one answer. */
  ask<E extends ClientEventName>(name: E, request: RequestOf<E>): Promise<Ack<ReplyOf<E>>> {
    return this.askAny(name, request) as Promise<Ack<ReplyOf<E>>>;
  }

  /** As `ask`, for events and payloads that the contract does not know. */
  askAny(name: string, ...payload: unknown[]): Promise<Ack<unknown>> {
    return this.socket.timeout(20_000).emitWithAck(name, ...payload) as Promise<Ack<unknown>>;
  }

  /** As `ask`, and the answer must be a success. */
  async do<E extends ClientEventName>(name: E, request: RequestOf<E>): Promise<ReplyOf<E>> {
    const answer = await this.ask(name, request);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.data;
  }

  /** Emits without a callback. */
  say(name: string, ...payload: unknown[]): void {
    this.socket.emit(name, ...payload);
  }

  /** Resolves with the reason once the connection is closed. */
  closed(timeoutMs?: number): Promise<string> {
    const { socket } = this;
    if (!socket.connected) return Promise.resolve('closed before');
    return within(
      'the socket to close',
      new Promise((resolve) => socket.once('disconnect', resolve)),
      timeoutMs,
    );
  }

  /** Reads nothing more of what the server says. */
  pause(): void {
    (this.socket.io as unknown as Underneath).engine.transport.ws._socket.pause();
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Connects with `person`'s token; rejects with the server's `connect_error`. */
export function connect(
  server: Server,
  person: Pick<Person, 'token'>,
  auth: Partial<HandshakeAuth> = {},
): Promise<Client> {
  return open(server, { auth: { token: person.token, ...auth } });
}

/** As our own app connects: events of all the person's rooms without joining them. */
export function connectToAllRooms(server: Server, person: Pick<Person, 'token'>): Promise<Client> {
  return connect(server, person, { rooms: 'all' });
}

/** Connects with exactly these options of `socket.io-client`. */
export function open(server: Server, options: Options): Promise<Client> {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...options,
  });
  const client = new Client(socket);
  server.onStop(() => client.close());
  const connected = new Promise<Client>((resolve, reject) => {
    socket.once('connect', () => resolve(client));
    socket.once('connect_error', reject);
  });
  return within('the socket to connect or to be refused', connected);
}
