import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { LIMITS } from '@officehours/contracts';
import type { ServerOptions } from 'socket.io';
import { Settings } from '../config/settings';
import { ConnectionCaps } from './connection-caps';
import { OriginPolicy } from './origin-policy';
import { jsonParser } from './json-once';
import { SocketBus } from './socket-bus';
import { WebSocketEngine } from './web-socket-engine';

/** Socket.IO as the contract wants it; `app.useWebSocketAdapter(new OfficehoursIoAdapter(app))`. */
export class OfficehoursIoAdapter extends IoAdapter {
  private readonly settings: Settings;
  private readonly origins: OriginPolicy;
  private readonly caps: ConnectionCaps;
  private readonly bus: SocketBus;

  constructor(app: INestApplicationContext) {
    super(app);
    this.settings = app.get(Settings, { strict: false });
    this.origins = app.get(OriginPolicy, { strict: false });
    this.caps = app.get(ConnectionCaps, { strict: false });
    this.bus = app.get(SocketBus, { strict: false });
  }

  /** Nest keeps five objects per socket for the handlers of a gateway, also of ours, which has none of Nest's. */
  override bindMessageHandlers(
    ...[socket, handlers, transform]: Parameters<IoAdapter['bindMessageHandlers']>
  ): void {
    if (handlers.length > 0) super.bindMessageHandlers(socket, handlers, transform);
  }

  override createIOServer(port: number, options?: ServerOptions): ReturnType<IoAdapter['createIOServer']> {
    return super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: LIMITS.frameBytes,
      wsEngine: WebSocketEngine,
      // Compression costs nine times the memory per connection and half the throughput.
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
      pingInterval: 20_000,
      pingTimeout: 20_000,
      // Recovery would re-admit people whose token was revoked; catch-up by `seq` does its work.
      connectionStateRecovery: undefined,
      cors: { origin: [...this.settings.allowedOrigins], credentials: true },
      // `cors` does not guard WebSocket: this does, on both transports.
      allowRequest: (request: IncomingMessage, done: (error: string | null, allowed: boolean) => void) => {
        if (!this.origins.allows(request) || !this.caps.admits(request)) return done(null, false);
        const turn = this.caps.turnOf(request);
        if (turn) void turn.then(() => done(null, true));
        else done(null, true);
      },
      parser: jsonParser,
      adapter: this.bus.adapter(),
    } as unknown as ServerOptions);
  }
}
