import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LIMITS, type Room, type RoomMemberPage, type RoomRole } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import {
  Audit,
  type AuditAct,
  DomainEvents,
  forbidden,
  invalid,
  notFound,
  requireAccess,
  type Caller,
  type Person,
} from '@officehours/platform';
import { Announcer } from './announcer';
import { announcements } from './announcements';
import type { CreateGroupDto, MemberListQuery } from './group.dto';
import { GroupOwners } from './group-owners';
import { GroupPeople } from './group-people';
import { MemberChanges } from './member-changes';
import { MembershipRepository } from './membership.repository';
import { MessagePolicy } from './message-policy';
import type { RoomAccess, RoomRecord } from './room';
import { requireIn } from './readers';
import { RoomAccessCache } from './room-access';
import { RoomRules } from './room-rules';
import { RoomLog } from './room-log';
import { RoomPresenter } from './room.presenter';
import { RoomRepository } from './room.repository';
import { Talk } from './talk';

/** Project groups: made by the staff of a course, of people of that course. */
@Injectable()
export class GroupService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly rules: RoomRules,
    private readonly policy: MessagePolicy,
    private readonly talk: Talk,
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly owners: GroupOwners,
    private readonly people: GroupPeople,
    private readonly announcer: Announcer,
    private readonly log: RoomLog,
    private readonly presenter: RoomPresenter,
    private readonly events: DomainEvents,
    private readonly audit: Audit,
  ) {}

  async create(caller: Caller, request: CreateGroupDto): Promise<{ room: Room; created: boolean }> {
    const courseId = request.courseId.toLowerCase();
    const course = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.read', { role: caller.role, course });
    if (!(await this.policy.mayMakeGroup(caller, courseId)))
      throw forbidden('courseId', 'talk_policy', 'course.group');
    await this.talk.requireRunning(courseId);
    const people = await this.people.ofCourse(caller, courseId, request.userIds);
    await this.people.requireUnblocked(caller, people);
    const { room, created } = await this.rooms.findOrCreate({
      // Of one course: a request is allowed there, and may not be in another.
      key: `group:${caller.id}:${courseId}:${request.clientRequestId?.toLowerCase() ?? randomUUID()}`,
      kind: 'group',
      courseId,
      title: request.title,
      history: request.history ?? 'joined',
    });
    // Once something is told in it, its members are who they are now: whoever made it may be out of it again.
    if (!created && (await this.log.lastSeq(room.id)) > 0) {
      await this.access.of(room.id, caller.id);
      return { room: await this.presenter.present(room, caller.id), created };
    }
    // Again for a room that was found: its maker may have died between the two writes.
    const members = [
      { person: caller, role: 'owner' as const },
      ...people.map((person) => ({ person, role: 'member' as const })),
    ];
    const announcement = created ? announcements.created(caller, request.title) : undefined;
    await this.audit.during(
      addition(caller, room.id, people),
      () => this.changes.add(room, members, announcement),
      () => created,
    );
    return { room: await this.presenter.present(room, caller.id), created };
  }

  async rename(caller: Caller, chatRoomId: string, title: string): Promise<Room> {
    const room = await this.allowed(caller, chatRoomId, 'rename');
    const renamed = await this.announcer.afterChange(
      room.id,
      announcements.renamed(caller, title),
      async () => {
        const changed = await this.rooms.rename(room.id, title);
        if (changed) this.events.publish('room.changed', { room: changed });
        return changed;
      },
    );
    if (!renamed) throw notFound();
    return this.presenter.present(renamed, caller.id);
  }

  async members(
    caller: Caller,
    chatRoomId: string,
    { cursor, limit = LIMITS.pageDefault }: MemberListQuery,
  ): Promise<RoomMemberPage> {
    const room = await this.access.of(chatRoomId, caller.id);
    const rows = await this.memberships.page(room.id, limit + 1, cursor?.toLowerCase());
    // What is remembered of a room may be older than what was read of it now.
    requireIn([await this.memberships.find(room.id, caller.id)], caller.id);
    const page = rows.slice(0, limit);
    const participants = await this.presenter.participants(page, caller.id);
    return {
      members: page.flatMap(({ userId, role, joinedAt }) => {
        const participant = participants.get(userId);
        return participant ? [{ ...participant, role, joinedAt: joinedAt.toISOString() }] : [];
      }),
      nextCursor: rows.length > limit ? (page.at(-1)?.userId ?? null) : null,
    };
  }

  async add(caller: Caller, chatRoomId: string, userIds: readonly string[]): Promise<Room> {
    const room = await this.allowed(caller, chatRoomId, 'add');
    const record = await this.record(room);
    const named = await this.people.ofCourse(caller, room.courseId ?? '', userIds);
    const people = named.filter(({ id }) => !room.members.has(id));
    await this.people.requireUnblocked(caller, people);
    if (room.members.size + people.length > LIMITS.groupMembers) throw invalid('userIds', 'too_many_members');
    const added = people.map((person) => ({ person, role: 'member' as const }));
    await this.audit.during(
      addition(caller, room.id, people),
      () => this.changes.add(record, added, announcements.added(caller, people)),
      () => people.length > 0,
    );
    return this.presenter.present(record, caller.id);
  }

  /** Removes a member, or leaves: a room without an owner then, however that came, passes to another one. */
  async remove(caller: Caller, chatRoomId: string, userId: string): Promise<void> {
    const isLeaving = userId === caller.id;
    const room = await this.allowed(caller, chatRoomId, isLeaving ? 'leave' : 'remove');
    if (!room.members.has(userId)) throw notFound();
    const record = await this.record(room);
    const person = (await this.directory.person(userId)) ?? { id: userId, name: 'Someone' };
    const announcement = isLeaving ? announcements.left(caller) : announcements.removed(caller, person);
    await this.audit.during(
      { action: 'member.removed', actorId: caller.id, subjectId: userId, chatRoomId: room.id },
      () => this.changes.remove(record, [userId], announcement),
      Boolean,
    );
    await this.owners.passOn(record);
  }

  async setRole(caller: Caller, chatRoomId: string, userId: string, role: RoomRole): Promise<Room> {
    const room = await this.allowed(caller, chatRoomId, 'setRole');
    const member = room.members.get(userId);
    const person = member && (await this.directory.person(userId));
    if (!member || !person) throw notFound();
    if (role === 'member' && ownersOf(room).every((id) => id === userId)) throw invalid('role', 'last_owner');
    const record = await this.record(room);
    await this.audit.during(
      {
        action: 'member.role',
        actorId: caller.id,
        subjectId: userId,
        chatRoomId: room.id,
        details: { role },
      },
      () => this.changes.setRole(record, userId, role, announcements.role(caller, person, role)),
      Boolean,
    );
    // The other owners may have been demoted, or may have left, since they were counted.
    if (role === 'member') await this.owners.passOn(record);
    return this.presenter.present(record, caller.id);
  }

  private async allowed(
    caller: Caller,
    chatRoomId: string,
    action: Parameters<RoomRules['check']>[2],
  ): Promise<RoomAccess> {
    const room = await this.access.of(chatRoomId, caller.id);
    this.rules.check(caller.id, room, action);
    if (action !== 'leave') await this.talk.requireRunning(room.courseId);
    return room;
  }

  private async record(room: RoomAccess): Promise<RoomRecord> {
    const record = await this.rooms.find(room.id);
    if (!record) throw notFound();
    return record;
  }
}

/** One act, however many come by it. */
function addition(caller: Caller, chatRoomId: string, people: readonly Person[]): AuditAct {
  const subjectId = people.length === 1 ? people[0]!.id : null;
  const details = { people: people.map(({ id }) => id).join(' ') };
  return { action: 'member.added', actorId: caller.id, subjectId, chatRoomId, details };
}

function ownersOf(room: RoomAccess): string[] {
  return [...room.members].filter(([, { role }]) => role === 'owner').map(([id]) => id);
}
