import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { LIMITS } from '@officehours/contracts';

/** Node's default of 16 kB refuses a token that carries 200 courses. */
const HEADER_BYTES = LIMITS.tokenLength + 16 * 1024;

/** Express on a server with our limits: the largest token fits, slow requests end. `NestFactory.create(Module, new OfficehoursHttpAdapter())`. */
export class OfficehoursHttpAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createServer(
      { maxHeaderSize: HEADER_BYTES, headersTimeout: 15_000, requestTimeout: 120_000 },
      this.getInstance(),
    );
  }
}
