import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Message } from '@officehours/contracts';
import { MessageModel } from '@officehours/chat-room';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { HistoryService } from './history.service';
import { MessagePageModel, NamedPeopleModel } from './message-models';
import { HistoryQuery, NamedInQuery, SendMessageDto } from './message.dto';
import { NamedPeopleService } from './named-people.service';
import { SendingService } from './sending.service';

@ApiTags('messages')
@ApiBearerAuth()
@Controller('message')
export class MessageController {
  constructor(
    private readonly sending: SendingService,
    private readonly history: HistoryService,
    private readonly named: NamedPeopleService,
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

  @Get('chat-room/:id/people')
  @Does('room.read')
  @ApiOperation({
    summary: 'Whom some messages of a room name',
    description:
      'Who wrote them, or is called, quoted or told of in them: also those who have left the room since, ' +
      'who are not among its participants.',
  })
  @ApiOkResponse({ type: NamedPeopleModel })
  @ApiProblems('validation_failed', 'not_found')
  people(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Query() query: NamedInQuery,
  ): Promise<NamedPeopleModel> {
    return this.named.within(caller, id, query);
  }
}
