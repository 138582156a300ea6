import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import type { RealtimeServer, RealtimeSocket } from './socket-types';
import { lineOf } from './web-socket-engine';

interface Pace {
  /** Bytes at once, and those that may follow in a second. */
  burst: number;
  perSecond: number;
}

/** Far more than anyone writes: eight of the longest messages at once, four a second after them. */
const PERSON: Pace = { burst: 256 * 1024, perSecond: 128 * 1024 };
/** A token, with all the courses that it names, and nothing else. */
const NOBODY: Pace = { burst: 16 * 1024, perSecond: 16 * 1024 };
/** Shorter than a ping may take. */
const LONGEST_MS = 2_000;

interface Budget {
  pace: Pace;
  /** Bytes that may still come; below zero what came too early. */
  left: number;
  at: number;
  connections: number;
  forgetting?: NodeJS.Timeout;
}

/**
 * Reads from a person's sockets, or from one that has not signed in, no faster than people write: parsing is what a
 * flood of large frames costs, and it happens before any limit knows what was in them. Who is faster is not refused but
 * waits, as at a slow line: what they send stays in their own buffers. Of a WebSocket each byte counts, of a message or not,
 * until it is closed: while it says goodbye, what still comes is parsed too. `RATE_LIMITS=off` reads everything at once.
 */
@Injectable()
export class ReadingPace {
  private readonly people = new Map<string, Budget>();
  private readonly budgets = new WeakMap<object, Budget>();

  constructor(private readonly settings: Settings) {}

  attach(server: RealtimeServer): void {
    if (!this.settings.rateLimits) return;
    server.engine.on('connection', (connection: EngineConnection) => {
      this.budgets.set(connection, fresh(NOBODY));
      if (connection.transport.name === 'websocket') return this.watch(connection);
      connection.once('upgrade', () => this.watch(connection));
      connection.on('packet', ({ data }) => {
        if (connection.transport.name === 'polling' && typeof data === 'string')
          this.took(connection, data.length);
      });
    });
  }

  private watch(connection: EngineConnection): void {
    const { socket } = connection.transport;
    const line = socket && lineOf(socket);
    line?.on('data', ({ length }: Buffer) => {
      this.took(connection, length);
      // `ws` sets a line going again after an error on it, whether it was to wait or not.
      if (socket?.isPaused) line.pause();
    });
  }

  /** From now on the socket shares what its person may send. */
  signedIn(socket: RealtimeSocket): void {
    if (!this.settings.rateLimits) return;
    const { id } = socket.data.caller;
    let budget = this.people.get(id);
    if (!budget) this.people.set(id, (budget = fresh(PERSON)));
    budget.connections += 1;
    this.budgets.set(socket.conn, budget);
  }

  closed(socket: RealtimeSocket): void {
    const { id } = socket.data.caller;
    const budget = this.people.get(id);
    if (!budget || (budget.connections -= 1) > 0) return;
    // Kept until it is whole again: whoever comes back at once has no new one.
    const { burst, perSecond } = budget.pace;
    const forget = () => void (budget.connections === 0 && this.people.delete(id));
    clearTimeout(budget.forgetting);
    budget.forgetting = setTimeout(forget, ((burst - budget.left) / perSecond) * 1_000).unref();
  }

  private took(connection: EngineConnection, bytes: number): void {
    const budget = this.budgets.get(connection);
    if (!budget) return;
    const now = performance.now();
    const { burst, perSecond } = budget.pace;
    budget.left = Math.min(burst, budget.left + ((now - budget.at) / 1_000) * perSecond) - bytes;
    budget.at = now;
    if (budget.left < 0) slowDown(connection, -budget.left, budget.pace);
  }
}

const fresh = (pace: Pace): Budget => ({ pace, left: pace.burst, at: performance.now(), connections: 0 });

/** A WebSocket is left unread for a while. The requests of long polling cannot be: too far ahead, it is closed. */
function slowDown(connection: EngineConnection, bytesTooMany: number, { burst, perSecond }: Pace): void {
  const { name, socket } = connection.transport;
  if (name === 'polling' && bytesTooMany > burst) connection.close();
  if (name !== 'websocket' || !socket || socket.isPaused) return;
  socket.pause();
  setTimeout(() => socket.resume(), Math.min(LONGEST_MS, (bytesTooMany / perSecond) * 1_000)).unref();
}

interface EngineConnection {
  transport: { name: string; socket?: { isPaused: boolean; pause(): void; resume(): void } };
  on(event: 'packet', listener: (packet: { data?: unknown }) => void): void;
  once(event: 'upgrade', listener: () => void): void;
  close(): void;
}
