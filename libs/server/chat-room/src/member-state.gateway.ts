import { Injectable } from '@nestjs/common';
import type { RoomState } from '@officehours/contracts';
import { SocketEvent, type RealtimeSocket } from '@officehours/platform';
import { MarkDeliveredDto, MarkUnreadDto, SaveDraftDto, UpdateRoomPreferencesDto } from './member-state.dto';
import { MemberStateService } from './member-state.service';

@Injectable()
export class MemberStateGateway {
  constructor(private readonly states: MemberStateService) {}

  @SocketEvent('markDelivered', { action: 'self.change', payload: MarkDeliveredDto })
  delivered(socket: RealtimeSocket, { rooms }: MarkDeliveredDto): Promise<null> {
    return this.states.delivered(socket.data.caller, rooms);
  }

  @SocketEvent('markUnread', { action: 'room.own-state', payload: MarkUnreadDto })
  markUnread(socket: RealtimeSocket, { chatRoomId, seq }: MarkUnreadDto): Promise<RoomState> {
    return this.states.markUnread(socket.data.caller, chatRoomId, seq);
  }

  @SocketEvent('updateRoomPreferences', { action: 'room.own-state', payload: UpdateRoomPreferencesDto })
  setPreferences(
    socket: RealtimeSocket,
    { chatRoomId, ...preferences }: UpdateRoomPreferencesDto,
  ): Promise<RoomState> {
    return this.states.setPreferences(socket.data.caller, chatRoomId, preferences);
  }

  @SocketEvent('saveDraft', { action: 'room.own-state', payload: SaveDraftDto })
  saveDraft(socket: RealtimeSocket, { chatRoomId, content }: SaveDraftDto): Promise<RoomState> {
    return this.states.saveDraft(socket.data.caller, chatRoomId, content);
  }
}
