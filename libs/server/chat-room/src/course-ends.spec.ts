import { Clock, DomainEvents } from '@officehours/platform';
import { CourseEnds } from './course-ends';

const HOUR = 60 * 60 * 1000;

class FakeClock extends Clock {
  now(): Date {
    return new Date();
  }
}

describe('the end of a course', () => {
  let ends: CourseEnds;
  let told: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    const events = new DomainEvents();
    told = [];
    events.on('course.changed', ({ courseId }) => void told.push(courseId));
    ends = new CourseEnds(new FakeClock(), events);
  });

  afterEach(() => {
    ends.onApplicationShutdown();
    jest.useRealTimers();
  });

  const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR);

  it('is told when it comes, once, however often it was looked at and however far away it was', () => {
    const end = inHours(24 * 60);
    ends.watch('algebra', end);
    ends.watch('algebra', new Date(end));
    jest.advanceTimersByTime(24 * 60 * HOUR - 1);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['algebra']);
    jest.advanceTimersByTime(24 * HOUR);
    expect(told).toEqual(['algebra']);
  });

  it('is another one, or none, when the course says so', () => {
    ends.watch('algebra', inHours(1));
    ends.watch('algebra', inHours(3));
    ends.watch('history', inHours(1));
    ends.watch('history', null);
    jest.advanceTimersByTime(2 * HOUR);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(HOUR);
    expect(told).toEqual(['algebra']);
  });

  it('that is past is no news', () => {
    ends.watch('algebra', inHours(-1));
    jest.advanceTimersByTime(HOUR);
    expect(told).toEqual([]);
  });
});
