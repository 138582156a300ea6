import { Injectable } from '@nestjs/common';
import type { RoomKind, RoomRestriction } from '@officehours/contracts';
import { after, forbidden, type Caller, type Eventually } from '@officehours/platform';
import { Blocks } from './blocks';
import { CourseTalk } from './course-talk';
import { MessagePolicy } from './message-policy';
import type { RoomAccess } from './room';

/** A room as far as it decides who may write there. */
export interface TalkRoom {
  kind: RoomKind;
  courseId: string | null;
  /** Of a room of two, which is a direct one or a group in which only two are: both. Else empty. */
  memberIds: readonly string[];
}

/** Whether two people have a room for themselves, in which a block of one of them decides. */
export function isOfTwo(kind: RoomKind, memberCount: number): boolean {
  return kind === 'direct' || (kind === 'group' && memberCount === 2);
}

/** Whether someone may write in a room they are in: blocks, the end of a course, and the policy of the deployment. */
@Injectable()
export class Talk {
  constructor(
    private readonly blocks: Blocks,
    private readonly courses: CourseTalk,
    private readonly policy: MessagePolicy,
  ) {}

  /** @throws `forbidden`; its rule says why, and to who was blocked no more than that the policy says no. */
  requirePost(caller: Caller, room: RoomAccess): Eventually<void> {
    const { kind, courseId, members } = room;
    const memberIds = isOfTwo(kind, members.size) ? [...members.keys()] : [];
    return after(this.restriction({ kind, courseId, memberIds }, caller.id), (restriction) => {
      if (restriction) throw forbidden('', restriction);
      return after(this.policy.mayPost(caller, room), (may) => {
        if (!may) throw forbidden('', 'policy');
      });
    });
  }

  /**
   * What belongs to a course that is over can be read and left, and is not changed.
   * @throws `forbidden` with the rule `course_ended`.
   */
  requireRunning(courseId: string | null): Eventually<void> {
    if (courseId === null) return;
    return after(this.courses.isOver(courseId), (isOver) => {
      if (isOver) throw forbidden('', 'course_ended');
    });
  }

  /** What stands in the way of writing, apart from the reader's role and the hour of the day. */
  restriction(room: TalkRoom, readerId: string): Eventually<RoomRestriction | null> {
    if (room.memberIds.length === 0) return this.closed(room);
    return after(this.blocks.around(readerId), ({ blocked, blockedBy }) => {
      if (room.memberIds.some((id) => blocked.has(id))) return 'blocked';
      return room.memberIds.some((id) => blockedBy.has(id)) ? 'talk_policy' : this.closed(room);
    });
  }

  /** What stands in everyone's way. */
  private closed(room: TalkRoom): Eventually<RoomRestriction | null> {
    return after(this.isOver(room), (isOver) => {
      if (isOver) return 'course_ended';
      return after(this.policy.isOpen(room), (isOpen) => (isOpen ? null : 'talk_policy'));
    });
  }

  /** Two who share another course that runs go on in the room they have. */
  private isOver({ kind, courseId, memberIds }: TalkRoom): Eventually<boolean> {
    if (courseId === null) return false;
    return after(this.courses.isOver(courseId), (isOver) => {
      const [one, other] = memberIds;
      if (!isOver || kind !== 'direct' || !one || !other) return isOver;
      return after(this.courses.mayTalk(one, other), (may) => !may);
    });
  }
}
