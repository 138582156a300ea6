import { Injectable } from '@nestjs/common';
import { Refusals } from '../audit/refusals';
import { Authenticator } from '../auth/authenticator';
import { requireOneAuthorization } from '../auth/one-authorization';
import { AppError } from '../errors/app-error';
import { toAppError } from '../errors/to-app-error';
import { Settings } from '../config/settings';
import { ClientAddress } from '../http/client-address';
import { RateLimits } from '../limits/rate-limits';
import { inspect } from '../validation/inspect';
import { Connections } from './connections';
import { SocketLifetimes } from './socket-lifetimes';
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
    private readonly addresses: ClientAddress,
    private readonly connections: Connections,
    private readonly lifetimes: SocketLifetimes,
    private readonly settings: Settings,
    private readonly refusals: Refusals,
  ) {}

  async admit(socket: RealtimeSocket): Promise<void> {
    const { token, rooms } = claimsOf(socket);
    try {
      requireOneAuthorization(socket.request);
      socket.data.caller = await this.authenticator.authenticate(token);
      socket.data.allRooms = rooms === 'all';
      await this.limits.take('handshake', socket.data.caller.id);
      if (this.settings.rateLimits) this.requireRoom(socket.data.caller.id);
    } catch (error) {
      throw new HandshakeError(await this.counted(toAppError(error), socket, token));
    }
  }

  /**
   * Asked once the socket is in the channels by which sockets are ended: an end before that is seen here, one after it
   * closes the socket. Nothing may be waited for between the answer and the connection.
   */
  async confirm({ data }: RealtimeSocket): Promise<void> {
    if (await this.lifetimes.isOver(data.caller)) throw new HandshakeError(new AppError('session_ended'));
  }

  /** Whether the person has more sockets than they may: those that open at the same time are only counted afterwards. */
  isBeyond({ data }: RealtimeSocket): boolean {
    return (
      this.settings.rateLimits && this.connections.countOf(data.caller.id) > this.settings.socketsPerPerson
    );
  }

  private requireRoom(personId: string): void {
    if (this.connections.countOf(personId) >= this.settings.socketsPerPerson)
      throw new AppError('rate_limited');
  }

  /** Who cannot sign in is known by their address alone; told too often, they are only told to wait. */
  private async counted(refusal: AppError, socket: RealtimeSocket, token: unknown): Promise<AppError> {
    if (refusal.status !== 401 && refusal.status !== 403) return refusal;
    try {
      await this.limits.take('refusal', this.addresses.of(socket.request));
      if (refusal.code === 'unauthenticated') this.refusals.ofToken(token, refusal);
      return refusal;
    } catch (error) {
      return toAppError(error);
    }
  }
}

/** What the client says of itself, whatever it is; of what could not be looked at safely, nothing. */
function claimsOf({ handshake }: RealtimeSocket): { token?: unknown; rooms?: unknown } {
  const auth: unknown = handshake.auth;
  if (inspect(auth)) return {};
  const bearer = /^Bearer (\S+)$/i.exec(handshake.headers.authorization ?? '')?.[1];
  const given =
    typeof auth === 'object' && auth !== null ? (auth as { token?: unknown; rooms?: unknown }) : {};
  return { token: given.token ?? bearer, rooms: given.rooms };
}
