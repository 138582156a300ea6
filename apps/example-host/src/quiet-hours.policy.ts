import { Injectable } from '@nestjs/common';
import { MessagePolicy, type StartRequest } from '@officehours/chat-room';
import { Directory, isStaff } from '@officehours/directory';
import { Clock, type Caller } from '@officehours/platform';

/** This school's rule: students write to their own teachers only, and nobody writes at night. */
@Injectable()
export class QuietHoursPolicy extends MessagePolicy {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {
    super();
  }

  async mayStart({ student, instructor, courseId }: StartRequest): Promise<boolean> {
    if (courseId === null) return false;
    const [theirs, ours] = await Promise.all([
      this.directory.roleIn(courseId, instructor.id),
      this.directory.roleIn(courseId, student.id),
    ]);
    return isStaff(theirs) && ours === 'student';
  }

  mayPost(caller: Caller): boolean {
    const hour = this.clock.now().getUTCHours();
    return caller.role === 'instructor' || (hour >= 7 && hour < 21);
  }
}
