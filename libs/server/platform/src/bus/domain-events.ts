import { Injectable, Logger } from '@nestjs/common';
import type { PersonModel } from '@officehours/contracts';

/**
 * What has happened, by name, and what is known of it. Each library adds its own events by declaration merging;
 * the whole list is in `docs/ARCHITECTURE.md`.
 */
export interface DomainEventMap {
  /** A person's first socket on this node opened, or their last one closed. */
  'person.connected': { personId: string };
  'person.disconnected': { personId: string };
  /** One of a person's sockets here is looked at for the first time, or none is any more. */
  'person.looking': { personId: string };
  /** What was last said of whether a person is here may be wrong. */
  'presence.doubtful': { personId: string };
  /** Another node changed who is in a room: what is remembered of it here is old. */
  'room.stale': { chatRoomId: string };
  /** A person said that they are away, or back. */
  'person.away': { personId: string };
  /** What another node, or this one, remembers of a person is old: their role, whom they blocked, their access. */
  'person.stale': { personId: string };
  /** What another node changed of a course is not what is remembered of it here. */
  'course.stale': { courseId: string };
  /** An administrator took someone's access away, or gave it back. */
  'person.suspended': { personId: string };
  /** The person's role on the platform is another one. */
  'person.role': { personId: string; model: PersonModel };
  /** A session was ended by its person, by an administrator, or by reuse of an old refresh token. */
  'session.ended': { sessionId: string };
  /** Another node ended a session: what is remembered of it here is old. */
  'session.stale': { sessionId: string };
}

type Listener<E extends keyof DomainEventMap> = (event: DomainEventMap[E]) => void | Promise<void>;

/**
 * The typed bus inside one process. A listener that fails is logged and harms nobody: whatever must not be lost is
 * in the message log before its event is published.
 */
@Injectable()
export class DomainEvents {
  private readonly log = new Logger(DomainEvents.name);
  private readonly listeners = new Map<keyof DomainEventMap, Listener<never>[]>();

  on<E extends keyof DomainEventMap>(name: E, listener: Listener<E>): void {
    const known = this.listeners.get(name) ?? [];
    this.listeners.set(name, [...known, listener as Listener<never>]);
  }

  publish<E extends keyof DomainEventMap>(name: E, event: DomainEventMap[E]): void {
    for (const listener of this.listeners.get(name) ?? []) {
      try {
        const done = (listener as Listener<E>)(event);
        if (done) done.catch((error: unknown) => this.failed(name, error));
      } catch (error) {
        this.failed(name, error);
      }
    }
  }

  private failed(name: string, error: unknown): void {
    this.log.error({ err: error }, `a listener of ${name} failed`);
  }
}
