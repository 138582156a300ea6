import { Module } from '@nestjs/common';
import { CourseController } from './course.controller';
import { CourseService } from './course.service';
import { DirectoryImportController } from './directory-import.controller';
import { DirectoryImportService } from './directory-import.service';

/** Courses, and the import of a platform's roster. Needs `DirectoryModule` beside it, which stores them. */
@Module({
  controllers: [CourseController, DirectoryImportController],
  providers: [CourseService, DirectoryImportService],
  exports: [CourseService],
})
export class CourseModule {}
