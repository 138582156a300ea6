import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { ClientAddress } from '../http/client-address';
import { RateLimits } from '../limits/rate-limits';
import type { RealtimeServer, RealtimeSocket } from './socket-types';

/** How long a connection waits whose address has just had too many that came to nothing. */
const HELD_MS = 1_000;

interface EngineConnection {
  request: IncomingMessage;
  transport: { name: string };
  once(event: 'close', listener: () => void): void;
}

/**
 * How many connections of sockets one address may hold at a time, signed in or not. Counted where they begin: one that
 * is refused has cost nothing but its request. Those that end without anybody signed in, refused or broken off, have cost
 * more: an address that goes on with them has its next ones a second later. `RATE_LIMITS=off` lets everything through.
 */
@Injectable()
export class ConnectionCaps {
  private readonly open = new Map<string, number>();
  private readonly signedIn = new WeakSet<object>();
  /** Addresses whose connections wait. */
  private readonly slow = new Set<string>();

  constructor(
    private readonly settings: Settings,
    private readonly addresses: ClientAddress,
    private readonly limits: RateLimits,
  ) {}

  /** Whether one more may begin; from `allowRequest`, which is asked once for each connection. */
  admits(request: IncomingMessage): boolean {
    if (!this.settings.rateLimits) return true;
    const address = this.addresses.of(request);
    if ((this.open.get(address) ?? 0) >= this.settings.socketsPerAddress) return false;
    // A WebSocket is its connection to us, from now on; a long-polling one is known when it has a session.
    if (request.headers.upgrade !== undefined) this.hold(address, (end) => request.socket.once('close', end));
    return true;
  }

  /** When the one that was admitted may begin: at once, but for addresses whose last ones came to nothing. */
  turnOf(request: IncomingMessage): Promise<void> | undefined {
    const address = this.addresses.of(request);
    if (!this.slow.has(address)) return undefined;
    const turn = delay(HELD_MS, undefined, { ref: false });
    if (request.headers.upgrade === undefined) this.hold(address, (end) => void turn.then(end));
    // Nobody else listens until it is a WebSocket, and a line that breaks before would end the process.
    else request.socket.on('error', () => undefined);
    return turn;
  }

  attach(server: RealtimeServer): void {
    if (!this.settings.rateLimits) return;
    server.engine.on('connection', (connection: EngineConnection) => {
      const address = this.addresses.of(connection.request);
      connection.once('close', () => {
        if (!this.signedIn.has(connection)) this.cameToNothing(address);
      });
      if (connection.transport.name === 'polling') this.hold(address, (end) => connection.once('close', end));
    });
  }

  connected({ conn }: RealtimeSocket): void {
    this.signedIn.add(conn);
  }

  private cameToNothing(address: string): void {
    this.limits.take('fruitless', address)?.catch((refusal: AppError) => {
      this.slow.add(address);
      setTimeout(() => this.slow.delete(address), refusal.retryAfterMs).unref();
    });
  }

  private hold(address: string, onEnd: (end: () => void) => void): void {
    this.open.set(address, (this.open.get(address) ?? 0) + 1);
    onEnd(() => {
      const left = (this.open.get(address) ?? 1) - 1;
      if (left > 0) this.open.set(address, left);
      else this.open.delete(address);
    });
  }
}
