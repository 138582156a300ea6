import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RoomState, UnreadSummary } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { DraftDto, PreferencesDto, UnreadDto } from './member-state.dto';
import { ReceiptListModel, RoomStateModel, UnreadSummaryModel } from './member-state.models';
import { MemberStateService } from './member-state.service';

@ApiTags('chat rooms')
@ApiBearerAuth()
@Controller('message')
export class MemberStateController {
  constructor(private readonly states: MemberStateService) {}

  @Get('unread')
  @Does('self.read')
  @ApiOperation({ summary: 'The caller’s unread messages, room by room and in total' })
  @ApiOkResponse({ type: UnreadSummaryModel })
  @ApiProblems('unavailable')
  unread(@CurrentCaller() caller: Caller): Promise<UnreadSummary> {
    return this.states.unread(caller);
  }

  @Get('chat-room/:id/receipts')
  @Does('room.read')
  @ApiOperation({ summary: 'How far the members of a room have received and read it' })
  @ApiOkResponse({ type: ReceiptListModel })
  @ApiProblems('not_found')
  async receipts(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
  ): Promise<ReceiptListModel> {
    return { receipts: await this.states.receipts(caller, id) };
  }

  @Put('chat-room/:id/unread')
  @Does('room.own-state')
  @ApiOperation({ summary: 'Mark a room as unread from a message on, until it is read again' })
  @ApiOkResponse({ type: RoomStateModel })
  @ApiProblems('validation_failed', 'not_found', 'resync_required')
  markUnread(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { seq }: UnreadDto,
  ): Promise<RoomState> {
    return this.states.markUnread(caller, id, seq);
  }

  @Patch('chat-room/:id/preferences')
  @Does('room.own-state')
  @ApiOperation({ summary: 'Mute, star or archive a room, for the caller alone' })
  @ApiOkResponse({ type: RoomStateModel })
  @ApiProblems('validation_failed', 'not_found')
  setPreferences(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() preferences: PreferencesDto,
  ): Promise<RoomState> {
    return this.states.setPreferences(caller, id, preferences);
  }

  @Put('chat-room/:id/draft')
  @Does('room.own-state')
  @ApiOperation({ summary: 'Keep what was typed and not sent, for the caller’s other devices' })
  @ApiOkResponse({ type: RoomStateModel })
  @ApiProblems('validation_failed', 'not_found')
  saveDraft(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { content }: DraftDto,
  ): Promise<RoomState> {
    return this.states.saveDraft(caller, id, content);
  }
}
