import { Injectable } from '@nestjs/common';
import type { RealtimeServer } from './socket-types';

/** The running Socket.IO server, once the application listens. For the broadcaster and for presence only. */
@Injectable()
export class SocketServer {
  private server?: RealtimeServer;

  attach(server: RealtimeServer): void {
    this.server = server;
  }

  /** Undefined before the application listens: there is nobody to tell yet. */
  get io(): RealtimeServer | undefined {
    return this.server;
  }
}
