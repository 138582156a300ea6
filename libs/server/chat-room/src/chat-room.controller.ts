import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { CreateRoomDto, ReadDto, RoomListQuery } from './chat-room.dto';
import { ChatRoomService } from './chat-room.service';
import { ReadStateModel, RoomModel, RoomPageModel } from './wire-models';

@ApiTags('chat rooms')
@ApiBearerAuth()
@Controller('message/chat-room')
export class ChatRoomController {
  constructor(private readonly rooms: ChatRoomService) {}

  @Post()
  @Does('room.open')
  @ApiOperation({ summary: 'Make or reuse the private room of a student and an instructor' })
  @ApiCreatedResponse({ type: RoomModel, description: 'The room was made.' })
  @ApiOkResponse({ type: RoomModel, description: 'There was one already.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  async open(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateRoomDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomModel> {
    const { room, created } = await this.rooms.open(caller, body);
    response.status(created ? 201 : 200);
    return room;
  }

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'The caller’s rooms, most recent activity first' })
  @ApiOkResponse({ type: RoomPageModel })
  @ApiProblems('validation_failed')
  list(@CurrentCaller() caller: Caller, @Query() query: RoomListQuery): Promise<RoomPageModel> {
    return this.rooms.list(caller, query);
  }

  @Get(':id')
  @Does('room.read')
  @ApiOperation({ summary: 'One of the caller’s rooms' })
  @ApiOkResponse({ type: RoomModel })
  @ApiProblems('not_found')
  get(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<RoomModel> {
    return this.rooms.get(caller, id);
  }

  @Put(':id/read')
  @Does('room.own-state')
  @ApiOperation({ summary: 'Move the caller’s read position forward' })
  @ApiOkResponse({ type: ReadStateModel })
  @ApiProblems('validation_failed', 'not_found', 'resync_required')
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { seq }: ReadDto,
  ): Promise<ReadStateModel> {
    return this.rooms.read(caller, id, seq);
  }
}
