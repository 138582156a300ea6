import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { RosterModel } from './message-models';
import { RosterQueryDto } from './roster.dto';
import { RosterService } from './roster.service';

@ApiTags('courses')
@ApiBearerAuth()
@Controller('message/course')
export class RosterController {
  constructor(private readonly rosters: RosterService) {}

  @Get(':courseId/:currentChatRoomId')
  @Does('course.roster')
  @ApiOperation({
    summary: 'For staff: all students of the course, with the caller’s conversation with each',
  })
  @ApiParam({ name: 'currentChatRoomId', description: 'The room that is open, or `none`.', example: 'none' })
  @ApiOkResponse({ type: RosterModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  roster(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Param('currentChatRoomId') currentChatRoomId: string,
    @Query() query: RosterQueryDto,
  ): Promise<RosterModel> {
    return this.rosters.roster(caller, courseId, currentChatRoomId, query);
  }
}
