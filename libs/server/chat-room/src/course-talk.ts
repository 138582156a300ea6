import { Injectable } from '@nestjs/common';
import { Directory, isStaff, type CourseEnrolment, type CourseRecord } from '@officehours/directory';
import { Clock, Coalesced, DomainEvents, SocketServer, type Eventually } from '@officehours/platform';
import { CourseEnds } from './course-ends';

interface Remembered {
  until: number;
  answer: Eventually<boolean>;
}

const CAPACITY = 10_000;

/** What a directory that says nothing of its changes changed is known after this, and what another node did whose news was lost. */
const TRUSTED_MS = 10_000;

/** What courses say of who may talk: whether one is over, and whether two people share one that lets them. */
@Injectable()
export class CourseTalk {
  private readonly known = new Map<string, Remembered>();
  /** A list of rooms asks of everyone in it. */
  private readonly enrolments = new Coalesced<CourseEnrolment[]>((ids) => this.directory.coursesOfMany(ids));

  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ends: CourseEnds,
    events: DomainEvents,
    sockets: SocketServer,
  ) {
    events.on('enrolment.changed', ({ courseId }) => {
      this.known.clear();
      sockets.tellCourseStale(courseId);
    });
    events.on('course.changed', () => this.known.clear());
    events.on('course.stale', () => this.known.clear());
  }

  /** A course that the directory was never told of has no end: a platform may name its courses and import none. */
  isOver(courseId: string): Eventually<boolean> {
    return this.remember(courseId, async () => {
      const course = await this.directory.course(courseId);
      return course !== null && this.hasEnded(course);
    });
  }

  /** Whether one is of the staff of a running course in which the other is, or it lets its students talk. */
  mayTalk(one: string, other: string): Eventually<boolean> {
    return this.remember([one, other].sort().join(':'), async () => {
      const [ours = [], theirs = []] = await Promise.all([
        this.enrolments.ask(one),
        this.enrolments.ask(other),
      ]);
      const mine = new Map(ours.map((course) => [course.id, course]));
      return theirs.some((course) => {
        const own = mine.get(course.id);
        return own !== undefined && !this.hasEnded(course) && letsTalk(own, course);
      });
    });
  }

  private hasEnded({ id, endsAt }: CourseRecord): boolean {
    this.ends.watch(id, endsAt ?? null);
    return endsAt != null && endsAt <= this.clock.now();
  }

  private remember(key: string, ask: () => Promise<boolean>): Eventually<boolean> {
    const now = this.clock.now().getTime();
    const entry = this.known.get(key);
    if (entry && entry.until > now) return entry.answer;
    const answer = ask();
    const remembered: Remembered = { until: now + TRUSTED_MS, answer };
    this.known.set(key, remembered);
    answer.then(
      (found) => (remembered.answer = found),
      () => this.known.delete(key),
    );
    // All at once: it is filled again in no time, and needs no order.
    if (this.known.size > CAPACITY) this.known.clear();
    return answer;
  }
}

function letsTalk(own: CourseEnrolment, theirs: CourseEnrolment): boolean {
  return isStaff(own.role) || isStaff(theirs.role) || own.peerTalk === true;
}
