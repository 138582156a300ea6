import { Inject, Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import { refusalOf, Settings, type Asker, type Caller, type Person } from '@officehours/platform';
import { MODULE_OPTIONS_TOKEN, type ChatRoomOptions } from './chat-room.options';
import { CourseTalk } from './course-talk';
import type { MessageRecord, RoomAccess } from './room';
import { askerIn } from './room-rules';
import type { TalkRoom } from './talk';

export interface StartRequest {
  caller: Caller;
  student: Person;
  instructor: Person;
  /** The course the client named, if it named one. */
  courseId: string | null;
}

/**
 * Who may talk to whom: the port a host replaces with
 * `ChatRoomModule.forRoot({ providers: [{ provide: MessagePolicy, useClass: Theirs }] })`.
 */
export abstract class MessagePolicy {
  /** Whether these two may have a room. The caller is one of them. */
  abstract mayStart(request: StartRequest): Promise<boolean>;
  /** Whether a member may write in their room now. On the way of every message: answer from memory when possible. */
  abstract mayPost(caller: Caller, room: RoomAccess): boolean | Promise<boolean>;

  /**
   * Whether anyone may write in this room, whoever they are and at whatever hour: while not, its page shows no box to
   * write in. Asked as often as `mayPost`.
   */
  isOpen(_room: TalkRoom): boolean | Promise<boolean> {
    return true;
  }

  /** Whether this person may make a project group in a course they are in. */
  mayMakeGroup(_caller: Caller, _courseId: string): boolean | Promise<boolean> {
    return false;
  }

  /** Why this member may not edit this message any more, as a `rule`; null when they may. */
  refusesEdit(caller: Caller, message: MessageRecord, now: Date, room: RoomAccess): string | null {
    const refusal = refusalOf('message.edit', senderIn(room, caller, message));
    if (refusal) return refusal.rule ?? refusal.code;
    return now.getTime() - message.createdAt.getTime() > LIMITS.editWindowMs ? 'edit_window_closed' : null;
  }

  /** Whether this member may delete this message for everyone. */
  mayDelete(caller: Caller, message: MessageRecord, room: RoomAccess): boolean {
    return refusalOf('message.delete', senderIn(room, caller, message)) === null;
  }
}

function senderIn(room: RoomAccess, caller: Caller, message: MessageRecord): Asker {
  return { ...askerIn(room, caller.id), isOwn: message.senderId === caller.id };
}

/** `TALK_POLICY=pair`: any student with any instructor; `course`, as in the demo: only people who share a course. */
@Injectable()
export class DefaultMessagePolicy extends MessagePolicy {
  private readonly talkPolicy: 'pair' | 'course';

  constructor(
    settings: Settings,
    @Inject(MODULE_OPTIONS_TOKEN) options: ChatRoomOptions,
    private readonly directory: Directory,
    private readonly courses: CourseTalk,
  ) {
    super();
    this.talkPolicy = options.talkPolicy ?? settings.talkPolicy ?? (settings.demo ? 'course' : 'pair');
  }

  async mayStart({ student, instructor }: StartRequest): Promise<boolean> {
    if (this.talkPolicy === 'pair' && student.model === 'Student' && instructor.model !== 'Student')
      return true;
    // An assistant is a person of any model whom a course has made staff; students of one that lets them talk, too.
    return this.courses.mayTalk(instructor.id, student.id);
  }

  /** What there is to say of it, `isOpen` and the room's rules say. */
  mayPost(): boolean {
    return true;
  }

  /** Who shares a course no longer has nothing more to say to each other, where courses decide. */
  override isOpen({ kind, memberIds }: TalkRoom): boolean | Promise<boolean> {
    if (this.talkPolicy === 'pair' || kind !== 'direct') return true;
    const [one, other] = memberIds;
    return one !== undefined && other !== undefined && this.courses.mayTalk(one, other);
  }

  override async mayMakeGroup(caller: Caller, courseId: string): Promise<boolean> {
    const course = await this.directory.roleIn(courseId, caller.id);
    return refusalOf('course.group', { role: caller.role, course }) === null;
  }
}
