import { Injectable } from '@nestjs/common';
import type { JoinRoomResult, ReadState } from '@officehours/contracts';
import { channelOf, SocketEvent, type RealtimeSocket } from '@officehours/platform';
import { JoinRoomDto, MarkReadDto, RoomIdDto, TypingDto } from './chat-room.dto';
import { ChatRoomService } from './chat-room.service';
import { TypingService } from './typing.service';

/** The older client sends a room's id as a bare string. */
const fromBareId = (raw: unknown) => (typeof raw === 'string' ? { chatRoomId: raw } : raw);

@Injectable()
export class ChatRoomGateway {
  constructor(
    private readonly rooms: ChatRoomService,
    private readonly typing: TypingService,
  ) {}

  @SocketEvent('joinRoom', { action: 'room.read', payload: JoinRoomDto, wrap: fromBareId })
  join(socket: RealtimeSocket, request: JoinRoomDto): Promise<JoinRoomResult> {
    return this.rooms.join(socket.data.caller, request, (roomId) => {
      socket.data.leftRooms?.delete(roomId);
      return socket.join(channelOf.room(roomId));
    });
  }

  @SocketEvent('leaveRoom', { action: 'self.change', payload: RoomIdDto, wrap: fromBareId })
  async leave(socket: RealtimeSocket, { chatRoomId }: RoomIdDto): Promise<RoomIdDto> {
    const roomId = chatRoomId.toLowerCase();
    // Only what it hears: whatever else a client names is not kept.
    if (socket.rooms.has(channelOf.room(roomId))) (socket.data.leftRooms ??= new Set()).add(roomId);
    await socket.leave(channelOf.room(roomId));
    return { chatRoomId };
  }

  @SocketEvent('markRead', { action: 'room.own-state', payload: MarkReadDto })
  markRead(socket: RealtimeSocket, { chatRoomId, seq }: MarkReadDto): Promise<ReadState> {
    return this.rooms.read(socket.data.caller, chatRoomId, seq);
  }

  @SocketEvent('typing', { action: 'room.type', payload: TypingDto })
  type(socket: RealtimeSocket, request: TypingDto): Promise<null> {
    return this.typing.type(socket.data.caller, request);
  }
}
