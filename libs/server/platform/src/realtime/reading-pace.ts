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
/** A pause is looked at again after this, since the others of a person may have used up what there was by then. */
const LOOK_MS = 2_000;
/** Shorter than a ping may take: whatever is owed, one piece is read then. */
const LONGEST_MS = 10_000;

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
      if (connection.transport.name === 'websocket') return this.watch(connection, connection.transport);
      connection.on('upgrading', (transport) => this.watch(connection, transport));
      connection.on('packet', ({ data }) => {
        if (connection.transport.name !== 'polling' || typeof data !== 'string') return;
        const budget = this.take(connection, data.length);
        // Requests cannot be left unread.
        if (budget && budget.left < -budget.pace.burst) connection.close();
      });
    });
  }

  private watch(connection: EngineConnection, { socket }: Transport): void {
    const line = socket && lineOf(socket);
    if (!line) throw new Error('a WebSocket that was not opened by ours');
    line.on('data', ({ length }: Buffer) => {
      const budget = this.take(connection, length);
      if (budget && budget.left < 0 && !socket.isPaused) {
        socket.pause();
        resumeLater(socket, budget);
      }
      // `ws` sets a line going again after an error on it, whether it was to wait or not.
      if (socket.isPaused) line.pause();
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

  private take(connection: EngineConnection, bytes: number): Budget | undefined {
    const budget = this.budgets.get(connection);
    if (budget) {
      refill(budget);
      budget.left -= bytes;
    }
    return budget;
  }
}

const fresh = (pace: Pace): Budget => ({ pace, left: pace.burst, at: performance.now(), connections: 0 });

function refill(budget: Budget): void {
  const { burst, perSecond } = budget.pace;
  const now = performance.now();
  budget.left = Math.min(burst, budget.left + ((now - budget.at) / 1_000) * perSecond);
  budget.at = now;
}

/** Leaves a WebSocket unread until what it and the others of its person owe has been waited for. */
function resumeLater(socket: Pausable, budget: Budget, waitedMs = 0): void {
  const owedMs = (-budget.left / budget.pace.perSecond) * 1_000;
  const pauseMs = Math.min(LOOK_MS, owedMs, LONGEST_MS - waitedMs);
  const look = (): void => {
    refill(budget);
    const waited = waitedMs + pauseMs;
    if (budget.left < 0 && waited < LONGEST_MS) resumeLater(socket, budget, waited);
    else socket.resume();
  };
  setTimeout(look, Math.ceil(pauseMs)).unref();
}

interface Pausable {
  isPaused: boolean;
  pause(): void;
  resume(): void;
}

interface Transport {
  name: string;
  socket?: Pausable;
}

interface EngineConnection {
  transport: Transport;
  on(event: 'packet', listener: (packet: { data?: unknown }) => void): void;
  on(event: 'upgrading', listener: (transport: Transport) => void): void;
  close(): void;
}
