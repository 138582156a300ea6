import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  MembershipRepository,
  Presence,
  presentMessage,
  ReadPositions,
  RoomPresenter,
  RoomRepository,
  type MessageRecord,
} from '@officehours/chat-room';
import {
  channelOf,
  DomainEvents,
  RoomsOfPerson,
  SocketServer,
  type DomainEventMap,
} from '@officehours/platform';
import { UNREAD } from './sending.service';

/** The only place that tells a room anything: domain events in, emits out. */
@Injectable()
export class Broadcaster implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly sockets: SocketServer,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly presenter: RoomPresenter,
    private readonly presence: Presence,
    private readonly roomsOfPerson: RoomsOfPerson,
  ) {}

  onModuleInit(): void {
    this.events.on('message.created', ({ message }) => {
      this.sockets.io
        ?.to(channelOf.room(message.chatRoomId))
        .emit('receiveMessage', presentMessage(message, UNREAD));
    });
    this.events.on('message.changed', ({ message }) => this.messageChanged(message));
    this.events.on('typing.changed', (typing) => {
      this.sockets.io
        ?.to(channelOf.room(typing.chatRoomId))
        .except(channelOf.person(typing.userId))
        .volatile.emit('typing', typing);
    });
    this.events.on('room.read', ({ isHidden, ...read }) => {
      const hearers = isHidden ? channelOf.person(read.userId) : channelOf.room(read.chatRoomId);
      this.sockets.io?.to(hearers).emit('roomRead', read);
    });
    this.events.on('room.delivered', (delivered) => {
      this.sockets.io?.to(channelOf.room(delivered.chatRoomId)).emit('roomDelivered', delivered);
    });
    this.events.on('member.state', ({ userId, state }) => {
      this.sockets.io?.to(channelOf.person(userId)).emit('roomStateChanged', state);
    });
    this.events.on('room.created', (event) => this.roomCreated(event));
    this.events.on('person.connected', ({ personId }) => this.presenceChanged(personId));
    this.events.on('person.disconnected', ({ personId }) => this.presenceChanged(personId));
  }

  private async messageChanged(message: MessageRecord): Promise<void> {
    const positions = new ReadPositions(await this.memberships.ofRoom(message.chatRoomId));
    this.sockets.io
      ?.to(channelOf.room(message.chatRoomId))
      .emit('messageUpdated', presentMessage(message, positions));
  }

  /** Sockets that hear all rooms of their person hear this one too; each person is told as they see it. */
  private async roomCreated({ room, memberIds }: DomainEventMap['room.created']): Promise<void> {
    const { io } = this.sockets;
    if (!io) return;
    io.in(memberIds.map(channelOf.allRooms)).socketsJoin(channelOf.room(room.id));
    for (const memberId of memberIds) {
      const current = (await this.rooms.find(room.id)) ?? room;
      io.to(channelOf.allRooms(memberId)).emit(
        'roomUpdated',
        await this.presenter.present(current, memberId),
      );
    }
  }

  /** To the people of the person's rooms: nobody else may know. What is true now, over all nodes, whatever just happened here. */
  private async presenceChanged(userId: string): Promise<void> {
    const roomIds = await this.roomsOfPerson.roomIdsOf(userId);
    if (roomIds.length === 0) return;
    const online = (await this.presence.online([userId])).has(userId);
    this.sockets.io
      ?.to(roomIds.map(channelOf.room))
      .except(channelOf.person(userId))
      .emit('presenceChanged', { userId, online });
  }
}
