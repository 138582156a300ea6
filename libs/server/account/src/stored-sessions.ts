import { Injectable } from '@nestjs/common';
import { Clock, DomainEvents, SessionRegistry } from '@officehours/platform';
import { SessionRepository } from './session.repository';
import { isLive, isSessionId } from './session.service';

/** Another node's ending of a session is noticed after this at the latest, also when its news was lost; our own at once. */
const REMEMBER_MS = 10_000;
const CAPACITY = 10_000;

interface Entry {
  alive: Promise<boolean>;
  until: number;
  /** Its end was heard of: a database that was asked before that may have answered otherwise. */
  isOver: boolean;
}

/** Whether a session is alive. A `sid` that is none of ours belongs to the host platform, and is for it to end. */
@Injectable()
export class StoredSessions extends SessionRegistry {
  private readonly known = new Map<string, Entry>();

  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
    events: DomainEvents,
  ) {
    super();
    events.on('session.ended', ({ sessionId }) => this.ended(sessionId));
    events.on('session.stale', ({ sessionId }) => this.ended(sessionId));
  }

  async isAlive(sessionId: string): Promise<boolean> {
    if (!isSessionId(sessionId)) return true;
    const entry = this.entryOf(sessionId);
    return (await entry.alive) && !entry.isOver;
  }

  async statesOf(sessionIds: readonly string[]): Promise<Map<string, boolean>> {
    const ids = sessionIds.filter(isSessionId);
    const found = ids.length > 0 ? await this.sessions.findAll(ids) : [];
    const now = this.clock.now();
    return new Map(found.map((session) => [session.id, isLive(session, now)]));
  }

  private ended(sessionId: string): void {
    const entry = this.known.get(sessionId);
    if (entry) entry.isOver = true;
    this.known.delete(sessionId);
  }

  private entryOf(sessionId: string): Entry {
    const now = this.clock.now().getTime();
    const known = this.known.get(sessionId);
    if (known && known.until > now) return known;
    const alive = this.look(sessionId);
    const entry = { alive, until: now + REMEMBER_MS, isOver: false };
    this.known.delete(sessionId);
    this.known.set(sessionId, entry);
    // A database that did not answer has not said that the session is over: the next request asks again.
    alive.catch(() => this.known.delete(sessionId));
    if (this.known.size > CAPACITY) this.dropOldest();
    return entry;
  }

  private async look(sessionId: string): Promise<boolean> {
    const session = await this.sessions.find(sessionId);
    return session === null || isLive(session, this.clock.now());
  }

  private dropOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
