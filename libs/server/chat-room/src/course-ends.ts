import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, DomainEvents } from '@officehours/platform';

/** Timers cannot be set for longer than some weeks; a clock that is set meanwhile is noticed after this. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

interface Watched {
  endsAt: number;
  timer: NodeJS.Timeout;
}

/** Says that a course has changed when its end comes: of those courses whose rooms this node has shown. */
@Injectable()
export class CourseEnds implements OnApplicationShutdown {
  private readonly watched = new Map<string, Watched>();

  constructor(
    private readonly clock: Clock,
    private readonly events: DomainEvents,
  ) {}

  /** The end of a course as it was just read. */
  watch(courseId: string, endsAt: Date | null): void {
    const known = this.watched.get(courseId);
    if (known?.endsAt === endsAt?.getTime()) return;
    this.forget(courseId);
    if (endsAt && endsAt > this.clock.now()) this.wait(courseId, endsAt.getTime());
  }

  onApplicationShutdown(): void {
    for (const courseId of this.watched.keys()) this.forget(courseId);
  }

  private wait(courseId: string, endsAt: number): void {
    const left = Math.max(0, endsAt - this.clock.now().getTime());
    const timer = setTimeout(() => this.look(courseId, endsAt), Math.min(left, LOOK_AGAIN_MS));
    timer.unref();
    this.watched.set(courseId, { endsAt, timer });
  }

  private look(courseId: string, endsAt: number): void {
    if (endsAt > this.clock.now().getTime()) return this.wait(courseId, endsAt);
    this.forget(courseId);
    this.events.publish('course.changed', { courseId });
  }

  private forget(courseId: string): void {
    clearTimeout(this.watched.get(courseId)?.timer);
    this.watched.delete(courseId);
  }
}
