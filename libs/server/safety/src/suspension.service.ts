import { Injectable } from '@nestjs/common';
import type { Suspension } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import {
  Audit,
  Clock,
  DomainEvents,
  invalid,
  notFound,
  requireAccess,
  SocketServer,
  type Caller,
} from '@officehours/platform';
import { SuspensionRepository } from './suspension.repository';

/** Taking somebody's access away, and giving it back: for administrators. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly suspensions: SuspensionRepository,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sockets: SocketServer,
    private readonly events: DomainEvents,
  ) {}

  async list(caller: Caller): Promise<Suspension[]> {
    requireAccess('person.suspend', caller);
    const rows = await this.suspensions.all(this.clock.now());
    const people = await this.directory.people(rows.map(({ userId }) => userId));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return rows.map(({ userId, reason, createdAt }) => ({
      userId,
      name: names.get(userId) ?? '',
      reason,
      createdAt: createdAt.toISOString(),
    }));
  }

  /** Their tokens open nothing any more, their sessions end, their sockets are closed. */
  async suspend(caller: Caller, userId: string, reason: string): Promise<void> {
    requireAccess('person.suspend', caller);
    if (userId === caller.id) throw invalid('userId', 'oneself');
    if (!(await this.directory.person(userId))) throw notFound();
    await this.audit.during(
      { action: 'person.suspended', actorId: caller.id, subjectId: userId, details: { reason } },
      () => this.suspensions.put(userId, caller.id, reason, this.clock.now()),
      Boolean,
    );
    // Also when it was there: whoever made it may have died before this.
    this.sockets.tellPersonStale(userId);
    this.events.publish('person.suspended', { personId: userId });
  }

  /** @throws `not_found` for someone who is not suspended. */
  async lift(caller: Caller, userId: string): Promise<void> {
    requireAccess('person.suspend', caller);
    const isGone = await this.audit.during(
      { action: 'person.restored', actorId: caller.id, subjectId: userId },
      () => this.suspensions.remove(userId),
      Boolean,
    );
    if (!isGone) throw notFound();
    this.sockets.tellPersonStale(userId);
  }
}
