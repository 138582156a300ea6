import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { DirectoryImport, type ImportCounts } from '@officehours/directory';
import { Audit, idOfSubject, invalid, requireAccess, type Caller } from '@officehours/platform';
import type { DirectoryDto } from './directory.dto';

/** How a platform brings its roster before anyone has signed in. The same rows again change nothing. */
@Injectable()
export class DirectoryImportService {
  constructor(
    private readonly directory: DirectoryImport,
    private readonly audit: Audit,
  ) {}

  async put(caller: Caller, rows: DirectoryDto): Promise<ImportCounts> {
    const { users = [], courses = [], enrolments = [] } = rows;
    requireAccess('directory.import', caller);
    if (users.length + courses.length + enrolments.length > LIMITS.directoryRows)
      throw invalid('', 'directory_rows');
    const people = users.map((row) => ({ ...row, subject: row.id, id: idOfSubject('user', row.id) }));
    const taught = courses.map((row) => ({ ...row, id: idOfSubject('course', row.id) }));
    const enrolled = enrolments.map(({ courseId, userId, role }) => ({
      courseId: idOfSubject('course', courseId),
      userId: idOfSubject('user', userId),
      role,
    }));
    // All of a call or nothing of it: what is refused is looked for before anything is stored.
    await this.directory.requireKnown(enrolled, { users: idsOf(people), courses: idsOf(taught) });
    const details = { users: users.length, courses: courses.length, enrolments: enrolments.length };
    const act = { action: 'directory.imported' as const, actorId: caller.id, details };
    // In this order: an enrolment may name people and courses of the same call.
    return this.audit.during(act, async () => ({
      users: await this.directory.users(people),
      courses: await this.directory.courses(taught),
      enrolments: await this.directory.enrol(enrolled),
    }));
  }
}

const idsOf = (rows: { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));
