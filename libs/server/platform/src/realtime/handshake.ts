import { Injectable } from '@nestjs/common';
import { Authenticator } from '../auth/authenticator';
import { AppError } from '../errors/app-error';
import { toAppError } from '../errors/to-app-error';
import { RateLimits } from '../limits/rate-limits';
import { inspect } from '../validation/inspect';
import type { RealtimeSocket } from './socket-types';

/** A refusal as `connect_error`: Socket.IO sends `data` along. */
class HandshakeError extends Error {
  readonly data: { code: string };

  constructor(refusal: AppError) {
    super(refusal.message);
    this.data = { code: refusal.code };
  }
}

/** Who opens this socket. Runs as middleware: no event is handled before it is done. */
@Injectable()
export class Handshake {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly limits: RateLimits,
  ) {}

  async admit(socket: RealtimeSocket): Promise<void> {
    try {
      const auth: unknown = socket.handshake.auth;
      if (inspect(auth)) throw new AppError('unauthenticated');
      const { token, rooms } = (typeof auth === 'object' && auth !== null ? auth : {}) as {
        token?: unknown;
        rooms?: unknown;
      };
      const bearer = /^Bearer (\S+)$/i.exec(socket.handshake.headers.authorization ?? '')?.[1];
      socket.data.caller = await this.authenticator.authenticate(token ?? bearer);
      socket.data.allRooms = rooms === 'all';
      await this.limits.take('handshake', socket.data.caller.id);
    } catch (error) {
      throw new HandshakeError(toAppError(error));
    }
  }
}
