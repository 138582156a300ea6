import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Admission } from '@officehours/platform';
import { AdmissionCache } from './admission-cache';
import { ClaimsIntake } from './claims-intake';
import { CourseRoleChanges } from './course-role-changes';
import { CourseRepository } from './course.repository';
import { courseSchema } from './course.schema';
import { Directory } from './directory';
import { ConfigurableModuleClass } from './directory.options';
import { DirectoryImport } from './directory-import';
import { EnrolmentChangeRepository } from './enrolment-change.repository';
import { enrolmentChangeSchema } from './enrolment-change.schema';
import { EnrolmentChanges } from './enrolment-changes';
import { EnrolmentRepository } from './enrolment.repository';
import { enrolmentSchema } from './enrolment.schema';
import { MongoDirectory } from './mongo-directory';
import { MongoDirectoryImport } from './mongo-directory-import';
import { MongoPeopleByEmail } from './mongo-people-by-email';
import { PeopleByEmail } from './people-by-email';
import { PersonRepository } from './person.repository';
import { RoleChanges } from './role-changes';
import { adminSchema, instructorSchema, studentSchema, userSchema } from './user.schema';

/**
 * People, courses and enrolments. `forRoot({ providers })` and `forRootAsync({ useFactory, providers })` take a host's
 * own `Directory`.
 */
@Module({
  imports: [
    MongooseModule.forFeature([
      {
        name: 'User',
        schema: userSchema,
        discriminators: [
          { name: 'Student', schema: studentSchema },
          { name: 'Instructor', schema: instructorSchema },
          { name: 'Admin', schema: adminSchema },
        ],
      },
      { name: 'Course', schema: courseSchema },
      { name: 'Enrolment', schema: enrolmentSchema },
      { name: 'EnrolmentChange', schema: enrolmentChangeSchema },
    ]),
  ],
  providers: [
    AdmissionCache,
    ClaimsIntake,
    PersonRepository,
    RoleChanges,
    CourseRoleChanges,
    CourseRepository,
    EnrolmentRepository,
    EnrolmentChangeRepository,
    EnrolmentChanges,
    { provide: Directory, useClass: MongoDirectory },
    { provide: Admission, useExisting: Directory },
    { provide: DirectoryImport, useClass: MongoDirectoryImport },
    { provide: PeopleByEmail, useClass: MongoPeopleByEmail },
  ],
  exports: [Directory, Admission, DirectoryImport, PeopleByEmail, EnrolmentChanges],
})
export class DirectoryModule extends ConfigurableModuleClass {}
