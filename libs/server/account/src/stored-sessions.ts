import { Injectable } from '@nestjs/common';
import { Clock, DomainEvents, SessionRegistry } from '@officehours/platform';
import { SessionRepository } from './session.repository';
import { isLive, isSessionId } from './session.service';

/** Another node's ending of a session is noticed after this at the latest; our own at once. */
const REMEMBER_MS = 10_000;
const CAPACITY = 10_000;

/** Whether a session is alive. A `sid` that is none of ours belongs to the host platform, and is for it to end. */
@Injectable()
export class StoredSessions extends SessionRegistry {
  private readonly known = new Map<string, { alive: Promise<boolean>; until: number }>();

  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
    events: DomainEvents,
  ) {
    super();
    events.on('session.ended', ({ sessionId }) => void this.known.delete(sessionId));
  }

  isAlive(sessionId: string): Promise<boolean> {
    if (!isSessionId(sessionId)) return Promise.resolve(true);
    const now = this.clock.now().getTime();
    const entry = this.known.get(sessionId);
    if (entry && entry.until > now) return entry.alive;
    const alive = this.look(sessionId);
    this.known.delete(sessionId);
    this.known.set(sessionId, { alive, until: now + REMEMBER_MS });
    // A database that did not answer has not said that the session is over: the next request asks again.
    alive.catch(() => this.known.delete(sessionId));
    if (this.known.size > CAPACITY) this.dropOldest();
    return alive;
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
