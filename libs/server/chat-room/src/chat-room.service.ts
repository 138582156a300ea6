import { Injectable } from '@nestjs/common';
import { LIMITS, type JoinRoomResult, type ReadState, type Room } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import {
  AppError,
  DomainEvents,
  Epoch,
  forbidden,
  notFound,
  type Caller,
  type Person,
} from '@officehours/platform';
import { Acquaintance } from './acquaintance';
import { Blocks } from './blocks';
import { decodeActivity, encodeActivity } from './activity-cursor';
import type { CreateRoomDto, JoinRoomDto, RoomListQuery } from './chat-room.dto';
import { MembershipRepository } from './membership.repository';
import { MessagePolicy } from './message-policy';
import { isLetIn } from './readers';
import { RoomAccessCache } from './room-access';
import { RoomLog } from './room-log';
import { RoomOpener } from './room-opener';
import { presentState, RoomPresenter } from './room.presenter';
import { RoomRepository } from './room.repository';

@Injectable()
export class ChatRoomService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly opener: RoomOpener,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly policy: MessagePolicy,
    private readonly directory: Directory,
    private readonly presenter: RoomPresenter,
    private readonly log: RoomLog,
    private readonly events: DomainEvents,
    private readonly epoch: Epoch,
    private readonly blocks: Blocks,
    private readonly acquaintance: Acquaintance,
  ) {}

  /**
   * The room of a student and an instructor, made when there is none.
   * @throws `forbidden` where the policy says no, and `not_found` when the caller may not know either that the other is there.
   */
  async open(
    caller: Caller,
    { studentId, instructorId, courseId }: CreateRoomDto,
  ): Promise<{ room: Room; created: boolean }> {
    const [student, instructor] = await this.pair(
      caller,
      studentId.toLowerCase(),
      instructorId.toLowerCase(),
    );
    const course = courseId?.toLowerCase() ?? null;
    if (!(await this.policy.mayStart({ caller, student, instructor, courseId: course })))
      throw (await this.acquaintance.areAcquainted(student.id, instructor.id))
        ? forbidden('', 'talk_policy', 'room.open')
        : notFound();
    if (await this.blocksEachOther(student, instructor)) throw forbidden('', 'talk_policy');
    const { room, created } = await this.opener.open([student, instructor], course);
    return { room: await this.presenter.present(room, caller.id), created };
  }

  async list(
    caller: Caller,
    { cursor, limit = LIMITS.pageDefault }: RoomListQuery,
  ): Promise<{ rooms: Room[]; nextCursor: string | null }> {
    const memberships = (await this.memberships.ofPerson(caller.id)).filter(isLetIn);
    const rooms = await this.rooms.recent(
      memberships.map(({ chatRoomId }) => chatRoomId),
      limit + 1,
      decodeActivity(cursor),
    );
    const page = rooms.slice(0, limit);
    const last = page.at(-1);
    return {
      rooms: await this.presenter.presentMany(page, caller.id),
      nextCursor:
        rooms.length > limit && last ? encodeActivity({ at: last.lastActivityAt, id: last.id }) : null,
    };
  }

  async get(caller: Caller, chatRoomId: string): Promise<Room> {
    await this.access.of(chatRoomId, caller.id);
    const room = await this.rooms.find(chatRoomId);
    if (!room) throw notFound();
    await this.access.asOf(room.id, caller.id, room.lastSeq);
    return this.presenter.present(room, caller.id);
  }

  /**
   * What a client needs to go on from where it was. `subscribe` runs before the newest `seq` is read, so that no
   * message falls between. `resync_required` when the client's position is not of this database.
   */
  async join(
    caller: Caller,
    { chatRoomId, afterSeq, epoch }: JoinRoomDto,
    subscribe: (roomId: string) => unknown,
  ): Promise<JoinRoomResult> {
    const room = await this.access.of(chatRoomId, caller.id);
    await subscribe(room.id);
    const [lastSeq, lastChangeSeq] = await Promise.all([
      this.log.lastSeq(room.id),
      this.log.lastChangeSeq(room.id),
    ]);
    // Who is found to have been removed leaves the room again with it.
    await this.access.asOf(room.id, caller.id, lastSeq);
    if ((epoch !== undefined && epoch !== this.epoch.value) || (afterSeq ?? 0) > lastSeq)
      throw new AppError('resync_required');
    const participants = await this.presenter.participants(
      [...room.members.keys()].slice(0, LIMITS.membersShown).map((userId) => ({ userId })),
      caller.id,
    );
    return {
      chatRoomId: room.id,
      lastSeq,
      lastChangeSeq,
      epoch: this.epoch.value,
      participants: [...participants.values()],
    };
  }

  /** Moves the caller's read position to `seq` and ends their unread mark; a smaller one changes nothing. */
  async read(caller: Caller, chatRoomId: string, seq: number): Promise<ReadState> {
    const room = await this.access.of(chatRoomId, caller.id);
    const lastSeq = await this.log.lastSeq(room.id);
    if (seq > lastSeq) throw new AppError('resync_required');
    const member = await this.memberships.read({ chatRoomId: room.id, userId: caller.id, seq });
    if (member === null) throw notFound();
    const { lastReadSeq, receiptsHidden: isHidden } = member;
    if (lastReadSeq === seq)
      this.events.publish('room.read', { chatRoomId: room.id, userId: caller.id, lastReadSeq, isHidden });
    const { unreadCount } = presentState(member, lastSeq);
    return { chatRoomId: room.id, userId: caller.id, lastReadSeq, unreadCount };
  }

  /** Whoever of the two did it: what they said to each other before is still in their lists. */
  private async blocksEachOther({ id }: Person, other: Person): Promise<boolean> {
    const { blocked, blockedBy } = await this.blocks.around(id);
    return blocked.has(other.id) || blockedBy.has(other.id);
  }

  private async pair(caller: Caller, studentId: string, instructorId: string): Promise<[Person, Person]> {
    if ((caller.id !== studentId && caller.id !== instructorId) || studentId === instructorId)
      throw forbidden('', 'not_one_of_the_pair', 'room.open');
    const [student, instructor] = await Promise.all([
      this.directory.person(studentId),
      this.directory.person(instructorId),
    ]);
    if (!student || !instructor) throw notFound();
    return [student, instructor];
  }
}
