import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';
import { LIMITS } from '@officehours/contracts';
import type { Express } from 'express';
import { limitBodies } from './body-deadline';
import { refuseOtherMethods } from './other-methods';
import { refuseUnreadable } from './unreadable';

/** Node's default of 16 kB refuses a token that carries 200 courses. */
const HEADER_BYTES = LIMITS.tokenLength + 16 * 1024;
/** Longer than proxies keep theirs: whoever closes first must not be us, or a request that is on its way is lost. */
const KEPT_OPEN_MS = 75_000;
/** What is under way when the service stops has this long to finish. */
const GRACE_MS = 8_000;

/**
 * Express on a server with our limits: the largest token fits, slow requests end, and a stop does not wait for clients
 * that keep their connection busy. `NestFactory.create(Module, new OfficehoursHttpAdapter())`.
 */
export class OfficehoursHttpAdapter extends ExpressAdapter {
  private readonly sockets = new Set<Socket>();

  override initHttpServer(): void {
    this.httpServer = createServer(
      {
        maxHeaderSize: HEADER_BYTES,
        headersTimeout: 15_000,
        // Bodies have their own, which a route can lift.
        requestTimeout: 0,
        // How often headers are looked at; by default every half minute.
        connectionsCheckingInterval: 5_000,
        keepAliveTimeout: KEPT_OPEN_MS,
      },
      this.getInstance(),
    );
    const server = this.httpServer as Server;
    limitBodies(server);
    server.on('clientError', refuseUnreadable);
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** Nest calls it when it has registered every route. */
  override setNotFoundHandler(...args: Parameters<ExpressAdapter['setNotFoundHandler']>): void {
    this.use(refuseOtherMethods(this.getInstance<Express>()));
    super.setNotFoundHandler(...args);
  }

  override async close(): Promise<void> {
    const server = this.getHttpServer() as Server;
    // A kept-alive connection that is used now and then would hold the process for ever: its next answer is its last.
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
    server.closeIdleConnections();
    // Every socket, not `closeAllConnections`: that leaves out WebSockets, and one whose client is gone without a word
    // would wait half a minute for its closing frame.
    const force = setTimeout(() => {
      for (const socket of this.sockets) socket.destroy();
    }, GRACE_MS);
    try {
      await super.close();
    } finally {
      clearTimeout(force);
    }
  }
}
