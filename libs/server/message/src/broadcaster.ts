import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LIMITS, type Room } from '@officehours/contracts';
import {
  Blocks,
  CourseReach,
  MembershipRepository,
  PeopleHere,
  RoomAccessCache,
  RoomPresenter,
  RoomRepository,
  type Arrival,
  type RoomRecord,
} from '@officehours/chat-room';
import { channelOf, DomainEvents, hereFirst, RoomsOfPerson, SocketServer } from '@officehours/platform';

/** Tells rooms of all but their messages, which is `MessageBroadcaster`'s: domain events in, emits out. */
@Injectable()
export class Broadcaster implements OnModuleInit {
  private readonly log = new Logger(Broadcaster.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly sockets: SocketServer,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly presenter: RoomPresenter,
    private readonly access: RoomAccessCache,
    private readonly here: PeopleHere,
    private readonly roomsOfPerson: RoomsOfPerson,
    private readonly blocks: Blocks,
    private readonly courses: CourseReach,
  ) {}

  onModuleInit(): void {
    this.events.on('typing.changed', async (typing) => {
      const unheard = await this.unheardBy(typing.userId);
      this.sockets.io
        ?.to(channelOf.room(typing.chatRoomId))
        .except([channelOf.person(typing.userId), ...unheard])
        .volatile.emit('typing', typing);
    });
    this.events.on('room.read', async ({ isHidden, ...read }) => {
      // At once: on their own devices it must not undo the mark that they set right after it.
      const own = channelOf.person(read.userId);
      this.sockets.io?.to(own).emit('roomRead', read);
      if (isHidden) return;
      const unheard = await this.unheardBy(read.userId);
      this.sockets.io
        ?.to(channelOf.room(read.chatRoomId))
        .except([own, ...unheard])
        .emit('roomRead', read);
    });
    this.events.on('room.delivered', async (delivered) => {
      const unheard = await this.unheardBy(delivered.userId);
      this.sockets.io
        ?.to(channelOf.room(delivered.chatRoomId))
        .except(unheard)
        .emit('roomDelivered', delivered);
    });
    this.events.on('block.changed', (block) => this.blockChanged(block));
    this.events.on('course.changed', ({ courseId }) => this.courseChanged(courseId));
    this.events.on('member.state', ({ userId, state }) => {
      this.sockets.io?.to(channelOf.person(userId)).emit('roomStateChanged', state);
    });
    this.events.on('room.created', ({ room, memberIds }) => this.membersCame(room, memberIds));
    this.events.on('member.added', async ({ room, userIds }) => {
      // Before they hear anything: what other nodes tell the room is not all for them.
      this.sockets.tellStale(room.id);
      await this.membersCame(room, userIds);
      await this.roomChanged(room, userIds);
    });
    this.events.on('member.unheard', ({ arrivals }) => this.cameUnheard(arrivals));
    this.events.on('member.removed', ({ chatRoomId, userIds }) => this.membersWent(chatRoomId, userIds));
    this.events.on('room.changed', ({ room }) => {
      this.sockets.tellStale(room.id);
      return this.roomChanged(room, []);
    });
    this.events.on('person.connected', ({ personId }) => this.presenceChanged(personId));
    this.events.on('person.disconnected', async ({ personId }) => {
      await this.here.left(personId);
      await this.presenceChanged(personId);
    });
    this.events.on('person.away', ({ personId }) => this.presenceChanged(personId));
    this.events.on('presence.doubtful', ({ personId }) => this.presenceChanged(personId));
  }

  /** Sockets that hear all rooms of their person hear this one too; each person is told as they see it. */
  private async membersCame(room: RoomRecord, memberIds: readonly string[]): Promise<void> {
    const { io } = this.sockets;
    if (!io || memberIds.length === 0) return;
    io.in(memberIds.map(channelOf.allRooms)).socketsJoin(channelOf.room(room.id));
    const members = new Set(await this.access.memberIds(room.id));
    // They may have gone again, and been told so, before they came.
    const gone = memberIds.filter((id) => !members.has(id));
    if (gone.length > 0) io.in(gone.map(channelOf.person)).socketsLeave(channelOf.room(room.id));
    await this.describe(
      room,
      memberIds.filter((id) => members.has(id)),
    );
  }

  /** The news that they came was lost: those sockets are told as it should have told them. */
  private async cameUnheard(arrivals: readonly Arrival[]): Promise<void> {
    for (const { chatRoomId, userId, socketId } of arrivals) {
      try {
        const room = await this.rooms.find(chatRoomId);
        const [shown] = room ? await this.presenter.presentMany([room], userId) : [];
        if (shown) await this.showTo(userId, shown, socketId);
      } catch (error) {
        this.log.warn({ err: error }, 'who came into a room is told of it when it is looked at again');
        this.sockets.io?.local.in(socketId).socketsLeave(channelOf.room(chatRoomId));
      }
    }
  }

  /** In the same turn as it is said: nothing that is told to the room after this reaches them. */
  private membersWent(chatRoomId: string, userIds: readonly string[]): void {
    const { io } = this.sockets;
    if (!io) return;
    this.sockets.tellStale(chatRoomId);
    const people = userIds.map(channelOf.person);
    hereFirst(io, people, (sockets) => {
      sockets.socketsLeave(channelOf.room(chatRoomId));
      sockets.emit('roomLeft', { chatRoomId });
    });
    this.memberships
      .ofRoom(chatRoomId)
      .then((members) =>
        this.tellOthers(
          chatRoomId,
          members.map(({ userId }) => userId),
        ),
      )
      .catch((error: unknown) => this.log.warn({ err: error }, 'a room was not told that someone went'));
  }

  /** Tells those who are in a room already that something about it changed; in a course of thousands they look when they open it. */
  private async roomChanged(room: RoomRecord, except: readonly string[]): Promise<void> {
    if ((await this.access.size(room.id)) > LIMITS.membersShown) return;
    const members = await this.memberships.ofRoom(room.id);
    await this.describe(
      room,
      members.map(({ userId }) => userId).filter((id) => !except.includes(id)),
    );
  }

  private async tellOthers(chatRoomId: string, memberIds: readonly string[]): Promise<void> {
    const room = await this.rooms.find(chatRoomId);
    if (room && memberIds.length <= LIMITS.membersShown) await this.describe(room, memberIds);
  }

  /** Each person is told as they see it. */
  private async describe(room: RoomRecord, memberIds: readonly string[]): Promise<void> {
    const current = (await this.rooms.find(room.id)) ?? room;
    for (const memberId of memberIds) {
      for (const shown of await this.presenter.presentMany([current], memberId))
        await this.showTo(memberId, shown);
    }
  }

  /** Who was removed while the room was looked at is shown nothing of it: the last question is of the turn of the emit. */
  private async showTo(userId: string, room: Room, socketId?: string): Promise<void> {
    try {
      while (!this.access.known(room.id, userId)) await this.access.of(room.id, userId);
    } catch {
      return;
    }
    const { io } = this.sockets;
    const hearers = socketId ? io?.local.to(socketId) : io?.to(channelOf.allRooms(userId));
    hearers?.emit('roomUpdated', room);
  }

  /** To the people of the person's rooms: nobody else may know. What is true now, over all nodes, whatever just happened here. */
  private async presenceChanged(userId: string): Promise<void> {
    const roomIds = await this.smallRoomsOf(userId);
    if (roomIds.length === 0) return;
    const here = (await this.here.of([userId])).get(userId);
    if (!here) return;
    const unheard = await this.unheardBy(userId);
    this.sockets.io
      ?.to(roomIds.map(channelOf.room))
      .except([channelOf.person(userId), ...unheard])
      .emit('presenceChanged', { userId, ...here });
  }

  /** The sockets of those whom a person has blocked: they hear nothing of what the person does. */
  private async unheardBy(personId: string): Promise<string[]> {
    return [...(await this.blocks.around(personId)).blocked].map(channelOf.person);
  }

  /** What the two see of each other is different now, wherever they see each other. */
  private async blockChanged({ ownerId, userId }: { ownerId: string; userId: string }): Promise<void> {
    const [mine, theirs] = await Promise.all([ownerId, userId].map((id) => this.roomsOfPerson.roomIdsOf(id)));
    for (const id of mine!.filter((one) => theirs!.includes(one))) {
      const room = await this.rooms.find(id);
      if (room && room.kind !== 'announcement') await this.describe(room, [ownerId, userId]);
    }
  }

  /** Who may write, and who not, shows on the pages that are open. */
  private async courseChanged(courseId: string): Promise<void> {
    this.sockets.tellCourseStale(courseId);
    await this.courses.each(courseId, async (userId, rooms) => {
      for (const room of await this.presenter.presentMany(rooms, userId)) await this.showTo(userId, room);
    });
  }

  /** Whoever comes and goes in a course of thousands is no news to all of them. */
  private async smallRoomsOf(userId: string): Promise<string[]> {
    const ids = await this.roomsOfPerson.roomIdsOf(userId);
    const sizes = await Promise.all(ids.map((id) => this.access.size(id)));
    return ids.filter((_, index) => (sizes[index] ?? 0) <= LIMITS.membersShown);
  }
}
