import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { LIMITS, type ErrorCode, type PersonModel } from '@officehours/contracts';
import { Admission, SessionRegistry, Suspensions } from '../auth/admission';
import { ROLE_OF_MODEL, type Caller } from '../auth/identity';
import { DomainEvents } from '../bus/domain-events';
import { hereFirst } from './here-first';
import { channelOf, type RealtimeServer, type RealtimeSocket } from './socket-types';

/** Sockets whose token ran out are looked for this often: one timer for all of them is a tenth of a connection's memory less. */
const EXPIRES_WITHIN_MS = 1_000;

/**
 * Whether their session is still alive is asked of open sockets this often. With the ten seconds for which answers are
 * remembered, what another node did is known within a minute, whatever became of the news of it.
 */
const REVALIDATE_MS = 45_000;

/** Sockets that are asked about at a time: one question of each kind for all of them. */
const AT_ONCE = 200;

/** Ends sockets whose token ran out or whose session was ended, and keeps the role of the others what it is now. */
@Injectable()
export class SocketLifetimes implements OnApplicationShutdown {
  private readonly sweeps: NodeJS.Timeout[] = [];
  /** Of each question who somebody is that is under way: the roles heard of since it was asked, by person. */
  private readonly heard = new Set<Map<string, PersonModel>>();

  constructor(
    private readonly events: DomainEvents,
    private readonly admission: Admission,
    @Optional() private readonly sessions?: SessionRegistry,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  attach(server: RealtimeServer): void {
    this.events.on('session.ended', ({ sessionId }) => endAll(server, channelOf.session(sessionId)));
    // Also those that came in on this node after the one that ended the session had closed the others.
    this.events.on('session.stale', ({ sessionId }) => close(server.local.in(channelOf.session(sessionId))));
    this.events.on('person.suspended', ({ personId }) => endAll(server, channelOf.person(personId)));
    this.events.on('person.role', ({ personId, model }) => {
      for (const heard of this.heard) heard.set(personId, model);
      // Of this node: every node hears of it, and changes its own.
      for (const { data } of socketsHere(server, channelOf.person(personId)))
        data.caller = withModel(data.caller, model);
    });
    // Also when news is lost between nodes: nobody stays, or keeps a role, longer than this.
    this.sweeps.push(
      setInterval(() => void this.revalidate(server), REVALIDATE_MS).unref(),
      setInterval(() => this.endExpired(server), EXPIRES_WITHIN_MS).unref(),
    );
  }

  onApplicationShutdown(): void {
    this.sweeps.forEach((sweep) => clearInterval(sweep));
  }

  /**
   * Does `work`, which asks who somebody is. `current` gives them the role that was heard of meanwhile: it is newer than
   * the answer, and is given to open sockets alone.
   */
  async whileHearing<T>(work: (current: (caller: Caller) => Caller) => Promise<T>): Promise<T> {
    const heard = new Map<string, PersonModel>();
    this.heard.add(heard);
    try {
      return await work((caller) => withModel(caller, heard.get(caller.id) ?? caller.model));
    } finally {
      this.heard.delete(heard);
    }
  }

  private endExpired(server: RealtimeServer): void {
    const oldest = Date.now() - LIMITS.clockToleranceSeconds * 1000;
    for (const socket of server.sockets.sockets.values()) {
      if (socket.data.caller.tokenExpiresAt <= oldest) this.end(socket, 'session_ended');
    }
  }

  private async revalidate(server: RealtimeServer): Promise<void> {
    const all = [...server.sockets.sockets.values()];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      await Promise.all([...some.map((socket) => this.endIfOver(socket)), this.renewRoles(some)]);
    }
  }

  /** Whether it was over. */
  async endIfOver(socket: RealtimeSocket): Promise<boolean> {
    const isOver = await this.isOver(socket.data.caller);
    if (isOver) this.end(socket, 'session_ended');
    return isOver;
  }

  /** A role that another node changed. What is heard of it while the directory is asked is newer than the answer. */
  private async renewRoles(sockets: readonly RealtimeSocket[]): Promise<void> {
    const held = new Map(sockets.map(({ data }) => [data, data.caller.model]));
    const ids = new Set(sockets.map(({ data }) => data.caller.id));
    const people = await this.admission.people([...ids]).catch(() => []);
    const known = new Map(people.map(({ id, model }) => [id, model]));
    for (const [{ caller }, before] of held) {
      const model = known.get(caller.id);
      if (model && model !== caller.model && caller.model === before)
        this.events.publish('person.role', { personId: caller.id, model });
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

function withModel(caller: Caller, model: PersonModel): Caller {
  return { ...caller, model, role: ROLE_OF_MODEL[model] };
}

/** Not by the adapter's `fetchSockets`: before it names those of this node it asks Redis how many nodes there are. */
function socketsHere({ sockets }: RealtimeServer, channel: string): RealtimeSocket[] {
  const ids = sockets.adapter.rooms.get(channel) ?? [];
  return [...ids].flatMap((id) => sockets.sockets.get(id) ?? []);
}

function endAll(server: RealtimeServer, channel: string): void {
  hereFirst(server, channel, close);
}

function close(sockets: ReturnType<RealtimeServer['in']>): void {
  sockets.emit('sessionEnded', { code: 'session_ended' });
  sockets.disconnectSockets(true);
}
