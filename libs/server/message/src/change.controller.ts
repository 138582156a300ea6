import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Message } from '@officehours/contracts';
import { MessageModel } from '@officehours/chat-room';
import { ApiProblems, CurrentCaller, Does, IdParam, notFound, type Caller } from '@officehours/platform';
import { EditDto, emojiOf } from './change.dto';
import { MessageListModel, RevisionListModel } from './change-models';
import { ChangeService } from './change.service';

const MESSAGE = { name: 'id', example: '665f1c2e9b1d4a0012341112' };
const EMOJI = { name: 'emoji', example: '👍' };

@ApiTags('messages')
@ApiBearerAuth()
@Controller('message')
export class ChangeController {
  constructor(private readonly changes: ChangeService) {}

  @Patch('message/:id')
  @Does('message.edit')
  @ApiOperation({ summary: 'Edit one’s own message, for a while after it was sent' })
  @ApiParam(MESSAGE)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found', 'revision_conflict')
  edit(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { content, rev }: EditDto,
  ): Promise<Message> {
    return this.changes.edit(caller, id, content, rev);
  }

  @Delete('message/:id')
  @Does('message.delete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Delete one’s own message for everyone; its number stays' })
  @ApiParam(MESSAGE)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('forbidden', 'not_found')
  delete(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<Message> {
    return this.changes.delete(caller, id);
  }

  @Get('message/:id/history')
  @Does('message.read')
  @ApiOperation({ summary: 'What a message said before it was edited' })
  @ApiParam(MESSAGE)
  @ApiOkResponse({ type: RevisionListModel })
  @ApiProblems('not_found')
  async history(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
  ): Promise<RevisionListModel> {
    return { revisions: await this.changes.history(caller, id) };
  }

  @Put('message/:id/reaction/:emoji')
  @Does('room.react')
  @ApiOperation({ summary: 'React with an emoji' })
  @ApiParam(MESSAGE)
  @ApiParam(EMOJI)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  addReaction(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('emoji') emoji: string,
  ): Promise<Message> {
    return this.changes.react(caller, id, emojiOrNothing(emoji), true);
  }

  @Delete('message/:id/reaction/:emoji')
  @Does('room.react')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a reaction back' })
  @ApiParam(MESSAGE)
  @ApiParam(EMOJI)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('forbidden', 'not_found')
  removeReaction(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('emoji') emoji: string,
  ): Promise<Message> {
    return this.changes.react(caller, id, emojiOrNothing(emoji), false);
  }

  @Put('message/:id/pin')
  @Does('room.pin')
  @ApiOperation({ summary: 'Pin a message in its room' })
  @ApiParam(MESSAGE)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  pin(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<Message> {
    return this.changes.pin(caller, id, true);
  }

  @Delete('message/:id/pin')
  @Does('room.pin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Unpin a message' })
  @ApiParam(MESSAGE)
  @ApiOkResponse({ type: MessageModel })
  @ApiProblems('forbidden', 'not_found')
  unpin(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<Message> {
    return this.changes.pin(caller, id, false);
  }

  @Get('chat-room/:id/pinned')
  @Does('room.read')
  @ApiOperation({ summary: 'The pinned messages of a room, newest pin first' })
  @ApiOkResponse({ type: MessageListModel })
  @ApiProblems('not_found')
  async pinned(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<MessageListModel> {
    return { messages: await this.changes.pinned(caller, id) };
  }
}

function emojiOrNothing(path: string): string {
  const emoji = emojiOf(path);
  if (emoji === null) throw notFound();
  return emoji;
}
