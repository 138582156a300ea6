import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { LIMITS, type ErrorCode } from '@officehours/contracts';
import { SessionRegistry, Suspensions } from '../auth/admission';
import { ROLE_OF_MODEL, type Caller } from '../auth/identity';
import { DomainEvents } from '../bus/domain-events';
import { hereFirst } from './here-first';
import { channelOf, type RealtimeServer, type RealtimeSocket } from './socket-types';

/** Sockets whose token ran out are looked for this often: one timer for all of them is a tenth of a connection's memory less. */
const EXPIRES_WITHIN_MS = 1_000;

/** Sockets are asked this often whether their session is still alive. */
const REVALIDATE_MS = 60_000;

/** Ends sockets whose token ran out or whose session was ended. */
@Injectable()
export class SocketLifetimes implements OnApplicationShutdown {
  private readonly sweeps: NodeJS.Timeout[] = [];

  constructor(
    private readonly events: DomainEvents,
    @Optional() private readonly sessions?: SessionRegistry,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  attach(server: RealtimeServer): void {
    this.events.on('session.ended', ({ sessionId }) => endAll(server, channelOf.session(sessionId)));
    // Also those that came in on this node after the one that ended the session had closed the others.
    this.events.on('session.stale', ({ sessionId }) => close(server.local.in(channelOf.session(sessionId))));
    this.events.on('person.suspended', ({ personId }) => endAll(server, channelOf.person(personId)));
    this.events.on('person.role', async ({ personId, model }) => {
      // Of this node: every node hears of it, and changes its own.
      for (const { data } of await server.local.in(channelOf.person(personId)).fetchSockets())
        data.caller = { ...data.caller, model, role: ROLE_OF_MODEL[model] };
    });
    // Also when the news of an ending is lost between nodes: nobody stays longer than this.
    this.sweeps.push(
      setInterval(() => void this.endDead(server), REVALIDATE_MS).unref(),
      setInterval(() => this.endExpired(server), EXPIRES_WITHIN_MS).unref(),
    );
  }

  onApplicationShutdown(): void {
    this.sweeps.forEach((sweep) => clearInterval(sweep));
  }

  private endExpired(server: RealtimeServer): void {
    const oldest = Date.now() - LIMITS.clockToleranceSeconds * 1000;
    for (const socket of server.sockets.sockets.values()) {
      if (socket.data.caller.tokenExpiresAt <= oldest) this.end(socket, 'session_ended');
    }
  }

  private async endDead(server: RealtimeServer): Promise<void> {
    for (const socket of server.sockets.sockets.values()) {
      if (await this.isOver(socket.data.caller)) this.end(socket, 'session_ended');
    }
  }

  /** Whether the caller's session ended or their access was taken away. A database that does not answer has not said so. */
  async isOver({ id, sessionId }: Caller): Promise<boolean> {
    const isDead = sessionId && (await this.sessions?.isAlive(sessionId).catch(() => true)) === false;
    return isDead || ((await this.suspensions?.isSuspended(id).catch(() => false)) ?? false);
  }

  private end(socket: RealtimeSocket, code: ErrorCode): void {
    socket.emit('sessionEnded', { code });
    socket.disconnect(true);
  }
}

function endAll(server: RealtimeServer, channel: string): void {
  hereFirst(server, channel, close);
}

function close(sockets: ReturnType<RealtimeServer['in']>): void {
  sockets.emit('sessionEnded', { code: 'session_ended' });
  sockets.disconnectSockets(true);
}
