import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RoomVisit, VisitedPage } from '@officehours/contracts';
import {
  announcements,
  MembershipRepository,
  RoomAccessCache,
  RoomLog,
  RoomRepository,
} from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { HistoryService, type HistoryQuery } from '@officehours/message';
import { Audit, Clock, notFound, requireAccess, type Caller } from '@officehours/platform';
import type { VisitDto } from './visit.dto';
import { VisitRepository, type VisitRecord } from './visit.repository';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Reading a room that one is not in: for administrators and those who teach its course, with a reason, for some hours,
 * and never unseen. A visit is one from its entry in the room's log on, and nothing without it: it is stored first, and
 * whenever the process dies it is either told and open or neither.
 */
@Injectable()
export class VisitService {
  constructor(
    private readonly visits: VisitRepository,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly access: RoomAccessCache,
    private readonly log: RoomLog,
    private readonly history: HistoryService,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async begin(caller: Caller, chatRoomId: string, { reason, hours = 1 }: VisitDto): Promise<RoomVisit> {
    await this.requireVisitor(caller, chatRoomId);
    const createdAt = this.clock.now();
    const endsAt = new Date(createdAt.getTime() + hours * HOUR_MS);
    const details = { reason, endsAt: endsAt.toISOString() };
    const visit = await this.audit.during(
      { action: 'room.visited', actorId: caller.id, chatRoomId, details },
      async () => {
        const clientMessageId = randomUUID();
        const row = { userId: caller.id, reason, createdAt, endsAt, clientMessageId };
        const added = await this.visits.add(chatRoomId, row);
        await this.log.announce(chatRoomId, { ...announcements.visited(caller, reason), clientMessageId });
        return added;
      },
    );
    return presentVisit(visit, caller.name);
  }

  /** @throws `not_found` without a visit that goes on; like `begin` when the caller has lost what it takes. */
  async read(caller: Caller, chatRoomId: string, query: HistoryQuery): Promise<VisitedPage> {
    const [visit] = await this.open(chatRoomId, caller.id);
    requireAccess('room.visit-read', { role: caller.role, isVisiting: visit !== undefined });
    if (!visit) throw notFound();
    await this.requireVisitor(caller, chatRoomId);
    const page = await this.history.pageFrom(chatRoomId, 1, query);
    const writers = page.messages.flatMap(({ senderId }) => senderId ?? []);
    const people = await this.directory.people([...new Set(writers)]);
    return {
      ...page,
      visit: presentVisit(visit, caller.name),
      people: people.map(({ id, name }) => ({ id, name })),
    };
  }

  /** @throws `not_found` without a visit that goes on. */
  async end(caller: Caller, chatRoomId: string): Promise<void> {
    const isVisiting = await this.audit.during(
      { action: 'room.visit-ended', actorId: caller.id, chatRoomId },
      async () => {
        const open = await this.open(chatRoomId, caller.id);
        return this.visits.end(
          open.map(({ id }) => id),
          this.clock.now(),
        );
      },
      Boolean,
    );
    requireAccess('room.visit-read', { role: caller.role, isVisiting });
  }

  /** For its members: who looked into their room, and who may now. */
  async list(caller: Caller, chatRoomId: string): Promise<RoomVisit[]> {
    const room = await this.access.of(chatRoomId, caller.id);
    const visits = await this.told(room.id, await this.visits.of(room.id));
    const people = await this.directory.people([...new Set(visits.map(({ userId }) => userId))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return visits.map((visit) => presentVisit(visit, names.get(visit.userId) ?? ''));
  }

  private async open(chatRoomId: string, userId: string): Promise<VisitRecord[]> {
    return this.told(chatRoomId, await this.visits.open(chatRoomId, userId, this.clock.now()));
  }

  /** Those of which the room's log has the entry. */
  private async told(chatRoomId: string, visits: readonly VisitRecord[]): Promise<VisitRecord[]> {
    const entries = visits.flatMap(({ clientMessageId }) => clientMessageId ?? []);
    const told = await this.log.announced(chatRoomId, entries);
    return visits.filter(({ clientMessageId }) => clientMessageId === null || told.has(clientMessageId));
  }

  private async requireVisitor(caller: Caller, chatRoomId: string): Promise<void> {
    const room = await this.rooms.find(chatRoomId);
    if (!room) throw notFound();
    const [member, course] = await Promise.all([
      this.memberships.find(room.id, caller.id),
      room.courseId && this.directory.roleIn(room.courseId, caller.id),
    ]);
    const inRoom = { kind: room.kind, role: member?.role ?? null };
    requireAccess('room.visit', { role: caller.role, course: course || null, room: inRoom });
  }
}

function presentVisit({ id, userId, reason, createdAt, endsAt }: VisitRecord, name: string): RoomVisit {
  const times = { createdAt: createdAt.toISOString(), endsAt: endsAt.toISOString() };
  return { id, visitor: { id: userId, name }, reason, ...times };
}
