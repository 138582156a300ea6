import { Injectable } from '@nestjs/common';
import { LIMITS, type Course, type Room } from '@officehours/contracts';
import {
  Blocks,
  DirectRooms,
  Presence,
  RoomAccessCache,
  RoomPresenter,
  RoomRepository,
} from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { IdParam, notFound, requireAccess, type Caller } from '@officehours/platform';
import type { RosterModel } from './message-models';
import type { RosterQueryDto } from './roster.dto';

@Injectable()
export class RosterService {
  private readonly idParam = new IdParam();

  constructor(
    private readonly directory: Directory,
    private readonly access: RoomAccessCache,
    private readonly rooms: RoomRepository,
    private readonly presenter: RoomPresenter,
    private readonly directRooms: DirectRooms,
    private readonly presence: Presence,
    private readonly blocks: Blocks,
  ) {}

  async roster(
    caller: Caller,
    courseId: string,
    currentChatRoomId: string,
    query: RosterQueryDto,
  ): Promise<RosterModel> {
    const course = await this.courseForStaff(caller, courseId);
    const { people, nextCursor } = await this.directory.roster(courseId, {
      role: 'student',
      limit: query.limit ?? LIMITS.pageMax,
      cursor: query.cursor,
      name: query.q,
    });
    const ids = people.map(({ id }) => id);
    const [online, { blockedBy }, rooms, currentChatRoom] = await Promise.all([
      this.presence.online(ids),
      this.blocks.around(caller.id),
      this.directRooms.of(caller.id, ids),
      currentChatRoomId === 'none'
        ? null
        : this.currentRoom(caller, this.idParam.transform(currentChatRoomId)),
    ]);
    const students = people.map(({ id, name, avatarUrl }) => {
      const { chatRoomId = null, unreadCount = 0, lastMessage = null } = rooms.get(id) ?? {};
      return {
        id,
        name,
        avatarUrl,
        online: online.has(id) && !blockedBy.has(id),
        chatRoomId,
        unreadCount,
        lastMessage,
      };
    });
    return { course, currentChatRoom, students, nextCursor };
  }

  /** A member of the course who is no staff may know that it exists; a stranger may not. */
  private async courseForStaff(caller: Caller, courseId: string): Promise<Course> {
    const role = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.roster', { role: caller.role, course: role }, 'courseId');
    const course = role === null ? null : await this.directory.course(courseId);
    if (!course || role === null) throw notFound();
    const { id, title, peerTalk = false, endsAt } = course;
    return { id, title, role, peerTalk, endsAt: endsAt?.toISOString() ?? null };
  }

  private async currentRoom(caller: Caller, chatRoomId: string): Promise<Room> {
    await this.access.of(chatRoomId, caller.id);
    const room = await this.rooms.find(chatRoomId);
    if (!room) throw notFound();
    return this.presenter.present(room, caller.id);
  }
}
