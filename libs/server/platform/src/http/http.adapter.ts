import { ExpressAdapter } from '@nestjs/platform-express';
import { LIMITS } from '@officehours/contracts';
import type { Express } from 'express';
import { limitBodies } from './body-deadline';
import { EndingServer } from './ending-server';
import { refuseOtherMethods } from './other-methods';
import { refuseUnreadable } from './unreadable';

/** Node's default of 16 kB refuses a token that carries 200 courses. */
const HEADER_BYTES = LIMITS.tokenLength + 16 * 1024;
/** Longer than proxies keep theirs: whoever closes first must not be us, or a request that is on its way is lost. */
const KEPT_OPEN_MS = 75_000;

/**
 * Express on a server with our limits: the largest token fits, slow requests end, and a stop does not wait for clients
 * that keep their connection busy. `NestFactory.create(Module, new OfficehoursHttpAdapter())`.
 */
export class OfficehoursHttpAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const server = new EndingServer(
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
    this.httpServer = server;
    limitBodies(server);
    server.on('clientError', refuseUnreadable);
  }

  /** Nest calls it when it has registered every route. */
  override setNotFoundHandler(...args: Parameters<ExpressAdapter['setNotFoundHandler']>): void {
    this.use(refuseOtherMethods(this.getInstance<Express>()));
    super.setNotFoundHandler(...args);
  }
}
