import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  presentMessage,
  RoomAccessCache,
  RoomLog,
  RoomPositions,
  type MessageRecord,
} from '@officehours/chat-room';
import { channelOf, DomainEvents, SocketServer, type RealtimeServer } from '@officehours/platform';
import { presentNew } from './new-message.presenter';

/** Tells rooms of their messages: domain events in, emits out. */
@Injectable()
export class MessageBroadcaster implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly sockets: SocketServer,
    private readonly access: RoomAccessCache,
    private readonly roomLog: RoomLog,
    private readonly positions: RoomPositions,
  ) {}

  onModuleInit(): void {
    this.events.on('message.created', ({ message }) => {
      this.sockets.io?.to(channelOf.room(message.chatRoomId)).emit('receiveMessage', presentNew(message));
    });
    this.events.on('room.beat', (beat) => {
      // To the sockets of this node: every node beats for its own.
      this.sockets.io?.local.to(channelOf.room(beat.chatRoomId)).emit('roomBeat', beat);
    });
    this.events.on('message.found', ({ message: { chatRoomId, seq } }) => {
      this.sockets.io?.to(channelOf.room(chatRoomId)).emit('roomBeat', { chatRoomId, lastSeq: seq });
    });
    this.events.on('message.changed', ({ message }) =>
      this.changed(message, this.sockets.io).catch((error: unknown) => {
        this.events.publish('message.doubtful', { messageId: message.id });
        throw error;
      }),
    );
    this.events.on('message.repeated', ({ message }) => this.repeated(message));
  }

  private async changed(message: MessageRecord, io: Pick<RealtimeServer, 'to'> | undefined): Promise<void> {
    const { chatRoomId } = message;
    const positions = await this.positions.of(chatRoomId);
    // Who came after it was written does not see it, changed or not. Who came on another node is known first.
    await this.access.renewTo(chatRoomId, await this.roomLog.lastSeq(chatRoomId));
    const later = await this.access.blindTo(chatRoomId, message.seq);
    io?.to(channelOf.room(chatRoomId))
      .except(later.map(channelOf.person))
      .emit('messageUpdated', presentMessage(message, positions));
  }

  /** To the sockets of this node. */
  private async repeated(message: MessageRecord): Promise<void> {
    const { io } = this.sockets;
    if (!io?.sockets.adapter.rooms.has(channelOf.room(message.chatRoomId))) return;
    await this.changed(message, io.local);
  }
}
