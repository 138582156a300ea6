import { Injectable } from '@nestjs/common';
import type { Message, SyncRoomsResult } from '@officehours/contracts';
import { SocketEvent, type RealtimeSocket } from '@officehours/platform';
import { HistoryService } from './history.service';
import { SendMessageDto } from './message.dto';
import { SendingService } from './sending.service';
import { SyncRoomsDto } from './sync.dto';

@Injectable()
export class MessageGateway {
  constructor(
    private readonly sending: SendingService,
    private readonly history: HistoryService,
  ) {}

  @SocketEvent('sendMessage', { action: 'room.post', payload: SendMessageDto })
  async send(socket: RealtimeSocket, request: SendMessageDto): Promise<Message> {
    return (await this.sending.send(socket.data.caller, request)).message;
  }

  @SocketEvent('syncRooms', { action: 'self.read', payload: SyncRoomsDto })
  sync(socket: RealtimeSocket, request: SyncRoomsDto): Promise<SyncRoomsResult> {
    return this.history.sync(socket.data.caller, request);
  }
}
