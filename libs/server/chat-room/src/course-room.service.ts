import { Injectable } from '@nestjs/common';
import type { Room } from '@officehours/contracts';
import { Directory, isStaff } from '@officehours/directory';
import { Audit, forbidden, invalid, notFound, requireAccess, type Caller } from '@officehours/platform';
import { CourseMembers } from './course-members';
import { RoomPresenter } from './room.presenter';
import { RoomRepository } from './room.repository';
import { Talk } from './talk';

/** The rooms a course has of itself: one of each student with all of the staff, and one in which the staff announces. */
@Injectable()
export class CourseRoomService {
  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly members: CourseMembers,
    private readonly presenter: RoomPresenter,
    private readonly talk: Talk,
    private readonly audit: Audit,
  ) {}

  async staffRoom(
    caller: Caller,
    courseId: string,
    asked: string | undefined,
  ): Promise<{ room: Room; created: boolean }> {
    const role = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.staff-room', { role: caller.role, course: role });
    if (asked === undefined && isStaff(role)) throw invalid('studentId', 'required');
    const studentId = asked?.toLowerCase() ?? caller.id;
    if (!isStaff(role) && studentId !== caller.id)
      throw forbidden('studentId', 'not_the_caller', 'course.staff-room');
    if ((await this.directory.roleIn(courseId, studentId)) !== 'student') throw notFound();
    return this.open(caller, `staff:${courseId}:${studentId}`, courseId, { kind: 'staff', studentId });
  }

  async announcementRoom(caller: Caller, courseId: string): Promise<{ room: Room; created: boolean }> {
    const role = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.announce', { role: caller.role, course: role });
    return this.open(caller, `announcement:${courseId}`, courseId, { kind: 'announcement' });
  }

  private async open(
    caller: Caller,
    key: string,
    courseId: string,
    { kind, studentId = null }: { kind: 'staff' | 'announcement'; studentId?: string | null },
  ): Promise<{ room: Room; created: boolean }> {
    const course = await this.directory.course(courseId);
    if (!course) throw notFound();
    const known = (await this.rooms.findDirect([key])).get(key);
    if (!known) await this.talk.requireRunning(courseId);
    const act = {
      action: 'room.opened' as const,
      actorId: caller.id,
      subjectId: studentId,
      details: { courseId, kind },
    };
    const make = () => this.rooms.findOrCreate({ key, kind, courseId, title: course.title, history: 'all' });
    const opened = known
      ? { room: known, created: false }
      : await this.audit.during(act, make, ({ created }) => created);
    // Again for a room that was found: its maker may have died before everyone was in it.
    await this.members.bringIn(opened.room);
    return { room: await this.presenter.present(opened.room, caller.id), created: opened.created };
  }
}
