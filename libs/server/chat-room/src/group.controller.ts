import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Room, RoomMemberPage } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { CreateGroupDto, MemberListQuery, MembersDto, RenameDto, RoleDto } from './group.dto';
import { RoomMemberPageModel } from './group.models';
import { GroupService } from './group.service';
import { RoomModel } from './wire-models';

const USER = { name: 'userId', example: '665f1c2e9b1d4a0012340001' };

@ApiTags('groups')
@ApiBearerAuth()
@Controller('message')
export class GroupController {
  constructor(private readonly groups: GroupService) {}

  @Post('group')
  @Does('course.group')
  @ApiOperation({ summary: 'Make a project group of people of a course' })
  @ApiCreatedResponse({ type: RoomModel, description: 'The group was made.' })
  @ApiOkResponse({ type: RoomModel, description: 'This `clientRequestId` made it before.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateGroupDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Room> {
    const { room, created } = await this.groups.create(caller, body);
    response.status(created ? 201 : 200);
    return room;
  }

  @Patch('chat-room/:id')
  @Does('room.rename')
  @ApiOperation({ summary: 'Rename a group' })
  @ApiOkResponse({ type: RoomModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  rename(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { title }: RenameDto,
  ): Promise<Room> {
    return this.groups.rename(caller, id, title);
  }

  @Get('chat-room/:id/member')
  @Does('room.read')
  @ApiOperation({ summary: 'Who is in a room, with their roles' })
  @ApiOkResponse({ type: RoomMemberPageModel })
  @ApiProblems('validation_failed', 'not_found')
  members(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Query() query: MemberListQuery,
  ): Promise<RoomMemberPage> {
    return this.groups.members(caller, id, query);
  }

  @Post('chat-room/:id/member')
  @Does('room.add')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add people of the course to a group' })
  @ApiOkResponse({ type: RoomModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { userIds }: MembersDto,
  ): Promise<Room> {
    return this.groups.add(caller, id, userIds);
  }

  @Delete('chat-room/:id/member/:userId')
  @Does('room.remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a member of a group, or leave it' })
  @ApiParam(USER)
  @ApiNoContentResponse()
  @ApiProblems('forbidden', 'not_found')
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('userId', IdParam) userId: string,
  ): Promise<void> {
    return this.groups.remove(caller, id, userId);
  }

  @Put('chat-room/:id/member/:userId/role')
  @Does('room.setRole')
  @ApiOperation({ summary: 'Make a member an owner of the group, or an owner a member' })
  @ApiParam(USER)
  @ApiOkResponse({ type: RoomModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  setRole(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('userId', IdParam) userId: string,
    @Body() { role }: RoleDto,
  ): Promise<Room> {
    return this.groups.setRole(caller, id, userId, role);
  }
}
