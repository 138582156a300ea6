import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Room } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { CourseRoomService } from './course-room.service';
import { StaffRoomDto } from './group.dto';
import { RoomModel } from './wire-models';

@ApiTags('courses')
@ApiBearerAuth()
@Controller('course')
export class CourseRoomController {
  constructor(private readonly rooms: CourseRoomService) {}

  @Post(':courseId/staff-room')
  @Does('course.staff-room')
  @ApiOperation({ summary: 'Make or reuse the room of a student with all staff of the course' })
  @ApiCreatedResponse({ type: RoomModel, description: 'The room was made.' })
  @ApiOkResponse({ type: RoomModel, description: 'There was one already.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  async staffRoom(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Body() { studentId }: StaffRoomDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Room> {
    const { room, created } = await this.rooms.staffRoom(caller, courseId, studentId);
    response.status(created ? 201 : 200);
    return room;
  }

  @Post(':courseId/announcement-room')
  @Does('course.announce')
  @ApiOperation({ summary: 'Make or reuse the room in which the staff of a course writes to all of it' })
  @ApiCreatedResponse({ type: RoomModel, description: 'The room was made.' })
  @ApiOkResponse({ type: RoomModel, description: 'There was one already.' })
  @ApiProblems('forbidden', 'not_found')
  async announcementRoom(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Room> {
    const { room, created } = await this.rooms.announcementRoom(caller, courseId);
    response.status(created ? 201 : 200);
    return room;
  }
}
