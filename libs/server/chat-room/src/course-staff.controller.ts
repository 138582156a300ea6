import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { CourseStaffService } from './course-staff.service';
import { CourseStaffModel } from './wire-models';

@ApiTags('courses')
@ApiBearerAuth()
@Controller('course')
export class CourseStaffController {
  constructor(private readonly staff: CourseStaffService) {}

  @Get(':courseId/staff')
  @Does('course.staff')
  @ApiOperation({ summary: 'Whom a member of the course may write to: its staff, with the caller’s rooms' })
  @ApiOkResponse({ type: CourseStaffModel })
  @ApiProblems('not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
  ): Promise<CourseStaffModel> {
    return this.staff.list(caller, courseId);
  }
}
