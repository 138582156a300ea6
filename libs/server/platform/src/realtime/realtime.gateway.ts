import { Logger } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { Authenticator } from '../auth/authenticator';
import { AppError } from '../errors/app-error';
import { AuthenticateDto } from './authenticate.dto';
import { AdmissionQueue } from './admission-queue';
import { ConnectionCaps } from './connection-caps';
import { Connections } from './connections';
import { Handshake } from './handshake';
import { guardNamespaces } from './namespace-guard';
import { guardPolling } from './polling-headers';
import { ReadingPace } from './reading-pace';
import { SetLookingDto } from './set-looking.dto';
import { SlowConsumers } from './slow-consumers';
import { SocketDispatcher } from './socket-dispatcher';
import { SocketEvent } from './socket-event.decorator';
import { SocketLifetimes } from './socket-lifetimes';
import { SocketServer } from './socket-server';
import type { RealtimeServer, RealtimeSocket } from './socket-types';
import { writeOncePerTick } from './write-once-per-tick';

/** The one Socket.IO gateway. What is said over it, the libraries' gateways answer through `@SocketEvent`. */
@WebSocketGateway()
export class RealtimeGateway implements OnGatewayInit<RealtimeServer> {
  private readonly log = new Logger(RealtimeGateway.name);
  private readonly queue = new AdmissionQueue();

  constructor(
    private readonly handshake: Handshake,
    private readonly authenticator: Authenticator,
    private readonly dispatcher: SocketDispatcher,
    private readonly lifetimes: SocketLifetimes,
    private readonly connections: Connections,
    private readonly slowConsumers: SlowConsumers,
    private readonly server: SocketServer,
    private readonly caps: ConnectionCaps,
    private readonly pace: ReadingPace,
  ) {}

  afterInit(server: RealtimeServer): void {
    this.server.attach(server);
    this.caps.attach(server);
    this.pace.attach(server);
    guardNamespaces(server);
    guardPolling(server);
    writeOncePerTick(server);
    this.slowConsumers.watch(server);
    this.lifetimes.attach(server);
    server.use((socket, next) => {
      this.queue
        .run(() => this.admit(socket))
        .then(
          () => next(),
          (error: unknown) => next(error instanceof AppError ? unavailable() : (error as Error)),
        );
    });
    server.on('connection', (socket) => this.connected(socket));
  }

  @SocketEvent('authenticate', { action: 'self.change', payload: AuthenticateDto })
  async authenticate(socket: RealtimeSocket, { token }: AuthenticateDto): Promise<{ expiresAt: string }> {
    const expiresAt = await this.lifetimes.whileHearing(async (current) => {
      const caller = await this.authenticator.authenticate(token);
      if (caller.id !== socket.data.caller.id) throw new AppError('forbidden', { refused: 'self.change' });
      await this.connections.renew(socket, current(caller));
      return caller.tokenExpiresAt;
    });
    // Asked once the socket is in the channel of its session: an end before that is seen here, one after it closes it.
    if (await this.lifetimes.endIfOver(socket)) throw new AppError('session_ended');
    return { expiresAt: new Date(expiresAt).toISOString() };
  }

  @SocketEvent('setLooking', { action: 'self.change', payload: SetLookingDto })
  setLooking(socket: RealtimeSocket, { isLooking }: SetLookingDto): null {
    this.connections.look(socket, isLooking);
    return null;
  }

  private admit(socket: RealtimeSocket): Promise<void> {
    return this.lifetimes.whileHearing(async (current) => {
      await this.handshake.admit(socket);
      await this.connections.prepare(socket).catch((error: unknown) => {
        this.log.error({ err: error }, 'a socket could not be prepared');
        throw unavailable();
      });
      await this.handshake.confirm(socket);
      socket.data.caller = current(socket.data.caller);
    });
  }

  private connected(socket: RealtimeSocket): void {
    this.dispatcher.serve(socket);
    this.connections.opened(socket);
    this.caps.connected(socket);
    this.pace.signedIn(socket);
    socket.on('disconnect', () => {
      this.connections.closed(socket);
      this.pace.closed(socket);
    });
    if (this.handshake.isBeyond(socket)) socket.disconnect(true);
  }
}

function unavailable(): Error {
  return Object.assign(new Error('unavailable'), { data: { code: 'unavailable' } });
}
