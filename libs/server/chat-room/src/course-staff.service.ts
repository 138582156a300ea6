import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { Directory, type CourseMember } from '@officehours/directory';
import { requireAccess, type Caller } from '@officehours/platform';
import type { PeerPageModel, PeersQueryDto } from './peers.dto';
import { DirectRooms } from './direct-rooms';
import { presentParticipant } from './room.presenter';
import { PeopleHere, type Whereabouts } from './whereabouts';
import type { CourseStaffModel } from './wire-models';

@Injectable()
export class CourseStaffService {
  constructor(
    private readonly directory: Directory,
    private readonly here: PeopleHere,
    private readonly directRooms: DirectRooms,
  ) {}

  async list(caller: Caller, courseId: string): Promise<CourseStaffModel> {
    const course = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.staff', { role: caller.role, course });
    const staff = (await this.directory.staffOf(courseId)).filter(({ person }) => person.id !== caller.id);
    const ids = staff.map(({ person }) => person.id);
    const [here, rooms] = await Promise.all([
      this.here.of(ids, caller.id),
      this.directRooms.of(caller.id, ids),
    ]);
    return { staff: staff.map((member) => presentStaff(member, here, rooms)) };
  }

  /** The other students of a course, where it lets them write to each other. */
  async peers(
    caller: Caller,
    courseId: string,
    { cursor, limit = LIMITS.pageDefault, q: name }: PeersQueryDto,
  ): Promise<PeerPageModel> {
    const role = await this.directory.roleIn(courseId, caller.id);
    const course = role && (await this.directory.course(courseId));
    requireAccess('course.peers', { role: caller.role, course: role, peerTalk: course?.peerTalk });
    const { people, nextCursor } = await this.directory.roster(courseId, {
      role: 'student',
      limit,
      cursor,
      name,
    });
    const others = people.filter(({ id }) => id !== caller.id);
    const ids = others.map(({ id }) => id);
    const [here, rooms] = await Promise.all([
      this.here.of(ids, caller.id),
      this.directRooms.of(caller.id, ids),
    ]);
    return {
      peers: others.map((person) => ({
        ...presentParticipant(person, here.get(person.id)),
        chatRoomId: rooms.get(person.id)?.chatRoomId ?? null,
      })),
      nextCursor,
    };
  }
}

function presentStaff(
  { person, role }: CourseMember,
  here: ReadonlyMap<string, Whereabouts>,
  rooms: Awaited<ReturnType<DirectRooms['of']>>,
) {
  const room = rooms.get(person.id);
  return {
    ...presentParticipant(person, here.get(person.id)),
    courseRole: role,
    chatRoomId: room?.chatRoomId ?? null,
    unreadCount: room?.unreadCount ?? 0,
  };
}
