import { randomBytes } from 'node:crypto';
import {
  MembershipRepository,
  RoomAccessCache,
  RoomRepository,
  type RoomRecord,
} from '@officehours/chat-room';
import type { RoomState } from '@officehours/contracts';
import { channelOf, DomainEvents, SocketServer, type RealtimeServer } from '@officehours/platform';
import { MessageRepository, type NewMessage } from './message.repository';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

/** Which of Socket.IO's rooms were told what, in order. */
class Told {
  readonly all: string[] = [];
  /** Who was sent which event. */
  readonly sent: string[] = [];
  private readonly heard = Promise.withResolvers<void>();
  private readonly changed = Promise.withResolvers<{
    event: string;
    id?: string | undefined;
    people: string[];
  }>();
  /** The first that was told to a room but for some. */
  readonly toSome = this.changed.promise;
  /** Somebody was told what the room is like: all before it has been done. */
  readonly described = this.heard.promise;

  /** As much of a server as the broadcaster uses. */
  readonly io: RealtimeServer = new Proxy(
    {},
    {
      get: (_, verb) => {
        if (verb === 'local') return this.io;
        return (names: string | string[]) => this.hearers([names].flat().join());
      },
    },
  ) as unknown as RealtimeServer;

  private hearers(names: string): object {
    return {
      except: (people: string[]) => ({
        emit: (event: string, { id }: { id?: string }) => {
          this.changed.resolve({ event, id, people });
          this.sent.push(`${event} to ${names}`);
          this.heard.resolve();
        },
      }),
      socketsJoin: (room: string) => this.all.push(`${names} in ${room}`),
      socketsLeave: (room: string) => this.all.push(`${names} out of ${room}`),
      emit: (event: string) => {
        this.sent.push(`${event} to ${names}`);
        this.heard.resolve();
      },
    };
  }
}

describe('sockets of who comes into a room', () => {
  let service: TestService;
  let room: RoomRecord;
  let told: Told;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  beforeEach(async () => {
    told = new Told();
    get(SocketServer).attach(told.io);
    const made = { key: `group:${newId()}`, kind: 'group', courseId: null } as const;
    ({ room } = await get(RoomRepository).findOrCreate(made));
  });

  /** As another node would write it. */
  async function said(senderId: string, seq: number): Promise<NewMessage> {
    const message = { ...aDraft({ id: newId(), chatRoomId: room.id, senderId }), seq };
    await get(MessageRepository).append([message]);
    return message;
  }

  it('hear it from then on', async () => {
    const ada = newId();
    await get(MembershipRepository).add(room.id, [{ userId: ada, model: 'Student' }]);
    get(DomainEvents).publish('member.added', { room, userIds: [ada] });
    await told.described;
    expect(told.all).toEqual([`${channelOf.allRooms(ada)} in ${channelOf.room(room.id)}`]);
  });

  it('do not hear it when they were removed before that was said', async () => {
    const [ada, ben] = [newId(), newId()];
    await get(MembershipRepository).add(room.id, [{ userId: ben, model: 'Student' }]);
    get(DomainEvents).publish('member.added', { room, userIds: [ada, ben] });
    await told.described;
    expect(told.all).toEqual([
      `${channelOf.allRooms(ada)},${channelOf.allRooms(ben)} in ${channelOf.room(room.id)}`,
      `${channelOf.person(ada)} out of ${channelOf.room(room.id)}`,
    ]);
  });

  it('are not told of a change of what was said before, though another node let them in and nothing was heard of it', async () => {
    const [ada, ben] = [newId(), newId()];
    const members = get(MembershipRepository);
    await members.add(room.id, [{ userId: ada, model: 'Student' }]);
    const message = await said(ada, 1);
    expect(await get(RoomAccessCache).memberIds(room.id)).toEqual([ada]);
    await members.add(room.id, [{ userId: ben, model: 'Student', visibleFromSeq: 2 }]);
    await said(ada, 2);
    get(DomainEvents).publish('message.changed', { message });
    expect(await told.toSome).toMatchObject({ event: 'messageUpdated', people: [channelOf.person(ben)] });
  });

  it('are shown it where the news was lost, and those sockets alone', async () => {
    const ada = newId();
    // This node remembers the room without her.
    expect(await get(RoomAccessCache).memberIds(room.id)).toEqual([]);
    await get(MembershipRepository).add(room.id, [{ userId: ada, model: 'Student' }]);
    get(RoomAccessCache).forget(room.id);
    const arrivals = [{ chatRoomId: room.id, userId: ada, socketId: 'phone' }];
    get(DomainEvents).publish('member.unheard', { arrivals });
    await told.described;
    expect(told.sent).toEqual(['roomUpdated to phone']);
  });

  it('are told again whether somebody of it is here, where what was said is doubtful', async () => {
    const ada = newId();
    await get(MembershipRepository).add(room.id, [{ userId: ada, model: 'Student' }]);
    get(DomainEvents).publish('presence.doubtful', { personId: ada });
    await told.described;
    expect(told.sent).toEqual([`presenceChanged to ${channelOf.room(room.id)}`]);
  });
});

describe('a person’s own devices', () => {
  it('are told what was read before what was marked as unread after it', async () => {
    const service = await messageService();
    const told = new Told();
    service.app.get(SocketServer).attach(told.io);
    const events = service.app.get(DomainEvents);
    const [ada, chatRoomId] = [newId(), newId()];
    events.publish('room.read', { chatRoomId, userId: ada, lastReadSeq: 3, isHidden: false });
    const state = { chatRoomId, unreadFromSeq: 3 } as RoomState;
    events.publish('member.state', { userId: ada, state });
    expect(await told.toSome).toMatchObject({ event: 'roomRead', people: [channelOf.person(ada)] });
    expect(told.sent).toEqual([
      `roomRead to ${channelOf.person(ada)}`,
      `roomStateChanged to ${channelOf.person(ada)}`,
      `roomRead to ${channelOf.room(chatRoomId)}`,
    ]);
    await service.stop();
  });
});
