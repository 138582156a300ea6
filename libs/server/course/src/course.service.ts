import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Course } from '@officehours/contracts';
import { Directory, DirectoryImport, type CourseRecord } from '@officehours/directory';
import { Audit, idOfSubject, invalid, notFound, requireAccess, type Caller } from '@officehours/platform';
import type { CourseTalkModel } from './course-models';
import type { CourseTalkDto, CreateCourseDto } from './course.dto';
import { presentCourse } from './course.presenter';

@Injectable()
export class CourseService {
  constructor(
    private readonly directory: Directory,
    private readonly directoryImport: DirectoryImport,
    private readonly audit: Audit,
  ) {}

  async list(caller: Caller): Promise<Course[]> {
    return (await this.directory.coursesOf(caller.id)).map(presentCourse);
  }

  async get(caller: Caller, courseId: string): Promise<Course> {
    const course = (await this.directory.coursesOf(caller.id)).find(({ id }) => id === courseId);
    requireAccess('course.read', { role: caller.role, course: course?.role });
    if (!course) throw notFound();
    return presentCourse(course);
  }

  async create(caller: Caller, { id, title }: CreateCourseDto): Promise<CourseRecord> {
    requireAccess('course.create', caller);
    const course = {
      id: id === undefined ? randomBytes(12).toString('hex') : idOfSubject('course', id),
      title,
    };
    const known = await this.directory.course(course.id);
    if (known) return this.retitle(caller, known, title);
    await this.audit.during(
      { action: 'course.created', actorId: caller.id, details: { courseId: course.id } },
      () => this.directoryImport.courses([course]),
    );
    return course;
  }

  /** How its people may talk: for those who teach it, and for administrators. */
  async talk(
    caller: Caller,
    courseId: string,
    { peerTalk, endsAt }: CourseTalkDto,
  ): Promise<CourseTalkModel> {
    const course = await this.directory.roleIn(courseId, caller.id);
    requireAccess('course.talk', { role: caller.role, course });
    if (peerTalk === undefined && endsAt === undefined) throw invalid('', 'nothing_to_change');
    const changes = {
      ...(peerTalk !== undefined && { peerTalk }),
      ...(endsAt !== undefined && { endsAt: endsAt === null ? null : new Date(endsAt) }),
    };
    const details = {
      courseId,
      ...(peerTalk !== undefined && { peerTalk }),
      ...(endsAt !== undefined && { endsAt }),
    };
    const isKnown = await this.audit.during(
      { action: 'course.talk', actorId: caller.id, details },
      () => this.directoryImport.talk(courseId, changes),
      Boolean,
    );
    const changed = isKnown ? await this.directory.course(courseId) : null;
    if (!changed) throw notFound();
    return { peerTalk: changed.peerTalk ?? false, endsAt: changed.endsAt?.toISOString() ?? null };
  }

  async rename(caller: Caller, courseId: string, title: string): Promise<CourseRecord> {
    requireAccess('course.rename', caller);
    const known = await this.directory.course(courseId);
    if (!known) throw notFound();
    return this.retitle(caller, known, title);
  }

  private async retitle(caller: Caller, known: CourseRecord, title: string): Promise<CourseRecord> {
    const { id } = known;
    await this.audit.during(
      { action: 'course.renamed', actorId: caller.id, details: { courseId: id } },
      () => this.directoryImport.courses([{ id, title }]),
      () => known.title !== title,
    );
    return { id, title };
  }
}
