import { Injectable } from '@nestjs/common';
import type { Message } from '@officehours/contracts';
import { SocketEvent, type RealtimeSocket } from '@officehours/platform';
import { EditMessageDto, MessageIdDto, ReactionDto } from './change.dto';
import { ChangeService } from './change.service';

@Injectable()
export class ChangeGateway {
  constructor(private readonly changes: ChangeService) {}

  @SocketEvent('editMessage', { action: 'message.edit', payload: EditMessageDto })
  edit(socket: RealtimeSocket, { messageId, content, rev }: EditMessageDto): Promise<Message> {
    return this.changes.edit(socket.data.caller, messageId, content, rev);
  }

  @SocketEvent('deleteMessage', { action: 'message.delete', payload: MessageIdDto })
  delete(socket: RealtimeSocket, { messageId }: MessageIdDto): Promise<Message> {
    return this.changes.delete(socket.data.caller, messageId);
  }

  @SocketEvent('addReaction', { action: 'room.react', payload: ReactionDto })
  addReaction(socket: RealtimeSocket, { messageId, emoji }: ReactionDto): Promise<Message> {
    return this.changes.react(socket.data.caller, messageId, emoji, true);
  }

  @SocketEvent('removeReaction', { action: 'room.react', payload: ReactionDto })
  removeReaction(socket: RealtimeSocket, { messageId, emoji }: ReactionDto): Promise<Message> {
    return this.changes.react(socket.data.caller, messageId, emoji, false);
  }

  @SocketEvent('pinMessage', { action: 'room.pin', payload: MessageIdDto })
  pin(socket: RealtimeSocket, { messageId }: MessageIdDto): Promise<Message> {
    return this.changes.pin(socket.data.caller, messageId, true);
  }

  @SocketEvent('unpinMessage', { action: 'room.pin', payload: MessageIdDto })
  unpin(socket: RealtimeSocket, { messageId }: MessageIdDto): Promise<Message> {
    return this.changes.pin(socket.data.caller, messageId, false);
  }
}
