import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Message } from '@officehours/contracts';
import { MessageModel } from '@officehours/chat-room';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { HistoryService } from './history.service';
import { MessagePageModel } from './message-models';
import { HistoryQuery, SendMessageDto } from './message.dto';
import { SendingService } from './sending.service';

@ApiTags('messages')
@ApiBearerAuth()
@Controller('message')
export class MessageController {
  constructor(
    private readonly sending: SendingService,
    private readonly history: HistoryService,
  ) {}

  @Post('message')
  @Does('room.post')
  @ApiOperation({ summary: 'Send a message: the same as the `sendMessage` event' })
  @ApiCreatedResponse({ type: MessageModel, description: 'Stored, durably.' })
  @ApiOkResponse({ type: MessageModel, description: 'This `clientMessageId` was stored before.' })
  @ApiProblems(
    'validation_failed',
    'forbidden',
    'not_found',
    'idempotency_conflict',
    'unavailable',
    'storage_full',
  )
  async send(
    @CurrentCaller() caller: Caller,
    @Body() body: SendMessageDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Message> {
    const { message, created } = await this.sending.send(caller, body);
    response.status(created ? 201 : 200);
    return message;
  }

  @Get('chat-room/:id/messages')
  @Does('room.read')
  @ApiOperation({ summary: 'The history of a room, oldest first' })
  @ApiOkResponse({ type: MessagePageModel })
  @ApiProblems('validation_failed', 'not_found', 'resync_required')
  page(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Query() query: HistoryQuery,
  ): Promise<MessagePageModel> {
    return this.history.page(caller, id, query);
  }
}
