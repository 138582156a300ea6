import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { RoomVisit, VisitedPage } from '@officehours/contracts';
import { HistoryQuery } from '@officehours/message';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { RoomVisitListModel, RoomVisitModel, VisitDto, VisitedPageModel } from './visit.dto';
import { VisitService } from './visit.service';

const ROOM = { name: 'id', example: '665f1c2e9b1d4a0012345678' };

@ApiTags('safety')
@ApiBearerAuth()
@Controller('message/chat-room/:id/visit')
export class VisitController {
  constructor(private readonly visits: VisitService) {}

  @Post()
  @Does('room.visit')
  @ApiOperation({
    summary: 'Read a room that one is not in, for some hours',
    description:
      'For administrators and those who teach its course. The reason is told to the room, and stands in the audit log.',
  })
  @ApiParam(ROOM)
  @ApiCreatedResponse({ type: RoomVisitModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  begin(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() body: VisitDto,
  ): Promise<RoomVisit> {
    return this.visits.begin(caller, id, body);
  }

  @Get()
  @Does('room.read')
  @ApiOperation({ summary: 'For members: who has looked into the room, and until when, the newest first' })
  @ApiParam(ROOM)
  @ApiOkResponse({ type: RoomVisitListModel })
  @ApiProblems('validation_failed', 'not_found')
  async list(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<RoomVisitListModel> {
    return { visits: await this.visits.list(caller, id) };
  }

  @Get('messages')
  @Does('room.visit-read')
  @ApiOperation({
    summary:
      'The messages of a room one visits, a page, like those of one’s own rooms, with the visit; no files',
  })
  @ApiParam(ROOM)
  @ApiOkResponse({ type: VisitedPageModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Query() query: HistoryQuery,
  ): Promise<VisitedPage> {
    return this.visits.read(caller, id, query);
  }

  @Delete()
  @Does('room.visit-read')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one’s visit before its time' })
  @ApiParam(ROOM)
  @ApiNoContentResponse({ description: 'It has ended.' })
  @ApiProblems('validation_failed', 'not_found')
  end(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.visits.end(caller, id);
  }
}
