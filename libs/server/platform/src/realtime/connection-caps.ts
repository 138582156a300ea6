import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { ClientAddress } from '../http/client-address';
import type { RealtimeServer } from './socket-types';

interface EngineConnection {
  request: IncomingMessage;
  transport: { name: string };
  once(event: 'close', listener: () => void): void;
}

/**
 * How many connections of sockets one address may hold at a time, signed in or not. Counted where they begin: one that
 * is refused has cost nothing but its request. `RATE_LIMITS=off` lets everything through.
 */
@Injectable()
export class ConnectionCaps {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly settings: Settings,
    private readonly addresses: ClientAddress,
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

  attach(server: RealtimeServer): void {
    if (!this.settings.rateLimits) return;
    server.engine.on('connection', (connection: EngineConnection) => {
      if (connection.transport.name !== 'polling') return;
      this.hold(this.addresses.of(connection.request), (end) => connection.once('close', end));
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
