import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { CourseStaffService } from './course-staff.service';
import { PeerPageModel, PeersQueryDto } from './peers.dto';
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

  @Get(':courseId/peer')
  @Does('course.peers')
  @ApiOperation({ summary: 'The other students, where the course lets them write to each other' })
  @ApiOkResponse({ type: PeerPageModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  peers(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Query() query: PeersQueryDto,
  ): Promise<PeerPageModel> {
    return this.staff.peers(caller, courseId, query);
  }
}
