export { CourseModule } from './course.module';
export { CourseService } from './course.service';
