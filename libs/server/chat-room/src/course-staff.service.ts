import { Injectable } from '@nestjs/common';
import { Directory, type CourseMember } from '@officehours/directory';
import { requireAccess, type Caller } from '@officehours/platform';
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
    const [here, rooms] = await Promise.all([this.here.of(ids), this.directRooms.of(caller.id, ids)]);
    return { staff: staff.map((member) => presentStaff(member, here, rooms)) };
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
