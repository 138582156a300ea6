import { Injectable } from '@nestjs/common';
import { LIMITS, type Block } from '@officehours/contracts';
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
import { Acquaintance } from './acquaintance';
import { BlockRepository } from './block.repository';
import { participantKey } from './direct-rooms';
import { presentParticipant } from './room.presenter';
import { RoomRepository } from './room.repository';
import { ShownPositions } from './shown-positions.repository';
import { PeopleHere } from './whereabouts';

/** Being left alone by someone: they cannot write to one, call one by name, or see whether one is here. */
@Injectable()
export class BlockService {
  constructor(
    private readonly blocks: BlockRepository,
    private readonly directory: Directory,
    private readonly acquaintance: Acquaintance,
    private readonly here: PeopleHere,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sockets: SocketServer,
    private readonly events: DomainEvents,
    private readonly rooms: RoomRepository,
    private readonly shown: ShownPositions,
  ) {}

  async list(caller: Caller): Promise<Block[]> {
    const blocks = await this.blocks.of(caller.id);
    const ids = blocks.map(({ userId }) => userId);
    const [people, here] = await Promise.all([this.directory.people(ids), this.here.of(ids, caller.id)]);
    const byId = new Map(people.map((person) => [person.id, person]));
    return blocks.flatMap(({ userId, createdAt }) => {
      const person = byId.get(userId);
      if (!person) return [];
      return [{ person: presentParticipant(person, here.get(userId)), createdAt: createdAt.toISOString() }];
    });
  }

  /** @throws `not_found` for someone with whom the caller shares neither a room nor a course. */
  async block(caller: Caller, userId: string): Promise<void> {
    if (userId === caller.id) throw invalid('userId', 'oneself');
    const isAcquainted = await this.acquaintance.areAcquainted(caller.id, userId);
    requireAccess('person.block', { role: caller.role, isAcquainted });
    if ((await this.blocks.of(caller.id)).length >= LIMITS.blocks) throw invalid('', 'too_many_blocks');
    const isNew = await this.audit.during(
      { action: 'person.blocked', actorId: caller.id, subjectId: userId },
      () => this.blocks.put(caller.id, userId, this.clock.now()),
      Boolean,
    );
    // Also when it was there before: who made it may have died between the two.
    await this.inTheirRoom(caller.id, userId, (roomId) => this.shown.freeze(roomId, caller.id));
    if (isNew) this.changed(caller.id, userId);
  }

  /** @throws `not_found` when the caller has not blocked them. */
  async unblock(caller: Caller, userId: string): Promise<void> {
    const isGone = await this.audit.during(
      { action: 'person.unblocked', actorId: caller.id, subjectId: userId },
      () => this.blocks.remove(caller.id, userId),
      Boolean,
    );
    await this.inTheirRoom(caller.id, userId, (roomId) => this.shown.release(roomId, caller.id));
    if (!isGone) throw notFound();
    this.changed(caller.id, userId);
  }

  /** What the one reads from now on, the other does not see. */
  private async inTheirRoom(
    ownerId: string,
    userId: string,
    change: (roomId: string) => Promise<void>,
  ): Promise<void> {
    for (const { id } of (await this.rooms.findDirect([participantKey(ownerId, userId)])).values())
      await change(id);
  }

  private changed(ownerId: string, userId: string): void {
    this.sockets.tellPersonStale(ownerId);
    this.sockets.tellPersonStale(userId);
    this.events.publish('block.changed', { ownerId, userId });
  }
}
