import './directory.events';

export {
  Directory,
  isStaff,
  type CourseEnrolment,
  type CourseMember,
  type CourseRecord,
  type RosterPage,
  type RosterQuery,
} from './directory';
export {
  DirectoryImport,
  type CourseRow,
  type CourseTalk,
  type EnrolmentRow,
  type ImportCounts,
  type UserRow,
} from './directory-import';
export { DirectoryModule } from './directory.module';
export type { DirectoryOptions } from './directory.options';
export type { EnrolmentChange } from './enrolment-change.repository';
export { EnrolmentChanges } from './enrolment-changes';
export { nameKey } from './name-key';
export { PeopleByEmail } from './people-by-email';
