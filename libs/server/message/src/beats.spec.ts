import { randomBytes } from 'node:crypto';
import {
  MembershipRepository,
  RoomAccessCache,
  RoomRepository,
  type RoomRecord,
} from '@officehours/chat-room';
import type { Message } from '@officehours/contracts';
import {
  channelOf,
  Clock,
  DomainEvents,
  SocketServer,
  type RealtimeServer,
  type Settings,
} from '@officehours/platform';
import { Beats } from './beats';
import { ChangeSequencer } from './change-sequencer';
import { ChangeRepository, SETTLED_AFTER_MS } from './change.repository';
import { MessageRepository, type NewMessage } from './message.repository';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

interface Told {
  channel: string;
  except: string[];
  event: string;
  message: Message;
}

describe('what is said again to the sockets of a node', () => {
  const [member, newcomer] = [newId(), newId()];
  const heardRooms = new Set<string>();
  const tell = jest.fn<void, [Told]>();
  let service: TestService;
  let room: RoomRecord;
  let messages: NewMessage[];

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const local = {
    to: (channel: string) => ({
      emit: () => true,
      except: (except: string[]) => ({
        emit: (event: string, message: Message) => tell({ channel, except, event, message }),
      }),
    }),
  };
  /** What other nodes hear is not looked at here. */
  const elsewhere = { to: () => ({ except: () => ({ emit: () => true }) }) };
  const write = async (seq: number): Promise<NewMessage> => {
    const id = get(MessageRepository).newId();
    const message = { ...aDraft({ id, chatRoomId: room.id, senderId: member }), seq };
    await get(MessageRepository).append([message]);
    return message;
  };
  const react = ({ id }: NewMessage, emoji: string) =>
    get(ChangeSequencer).change(room.id, id, () => ({ reactions: [{ emoji, userIds: [member] }] }));
  /** Of one of several nodes. */
  const beats = () =>
    new Beats(
      { redisUrl: 'redis://127.0.0.1' } as Settings,
      get(RoomRepository),
      get(MessageRepository),
      get(ChangeRepository),
      get(DomainEvents),
      get(Clock),
    );
  /** What a beat tells of the room. */
  const beat = (one = beats()) =>
    new Promise<Told>((resolve) => {
      tell.mockImplementationOnce(resolve);
      void one.beat();
    });

  beforeAll(async () => {
    service = await messageService();
    const sockets = { adapter: { rooms: heardRooms } };
    get(SocketServer).attach({
      on: () => undefined,
      local,
      sockets,
      ...elsewhere,
    } as unknown as RealtimeServer);
  }, 30_000);
  beforeEach(async () => {
    const key = `group:${newId()}`;
    ({ room } = await get(RoomRepository).findOrCreate({ key, kind: 'group', courseId: null }));
    tell.mockReset();
    heardRooms.clear();
    heardRooms.add(channelOf.room(room.id));
    await get(MembershipRepository).add(room.id, [{ userId: member, model: 'Student' }]);
    messages = [await write(1), await write(2)];
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it('is the newest change of a room, whose number shows what else is lacking', async () => {
    for (const message of messages) await react(message, '👍');
    expect(await beat()).toMatchObject({
      channel: channelOf.room(room.id),
      event: 'messageUpdated',
      message: { seq: 2, changeSeq: 2 },
    });
  });

  it('is not told to who came later, also where nothing was heard of their coming', async () => {
    await react(messages[0]!, '👍');
    expect(await get(RoomAccessCache).memberIds(room.id)).toEqual([member]);
    await get(MembershipRepository).add(room.id, [{ userId: newcomer, model: 'Student', visibleFromSeq: 3 }]);
    await write(3);
    expect(await beat()).toMatchObject({ except: [channelOf.person(newcomer)] });
  });

  it('is nothing of a room that nobody hears here, nor what was changed a while ago', async () => {
    await react(messages[0]!, '👍');
    heardRooms.clear();
    await beats().beat();
    heardRooms.add(channelOf.room(room.id));
    jest.spyOn(get(Clock), 'now').mockReturnValue(new Date(Date.now() + SETTLED_AFTER_MS));
    await beats().beat();
    jest.restoreAllMocks();
    await react(messages[1]!, '👍');
    await beat();
    expect(tell.mock.calls).toMatchObject([[{ message: { seq: 2 } }]]);
  });

  it('is on one node a change that its database did and did not answer to', async () => {
    const changes = get(ChangeRepository);
    const apply = changes.apply.bind(changes);
    jest.spyOn(changes, 'apply').mockImplementationOnce(async (...asked) => {
      await apply(...asked);
      throw new Error('the answer is lost');
    });
    await expect(react(messages[0]!, '👍')).rejects.toThrow('lost');
    expect(await beat(get(Beats))).toMatchObject({ message: { seq: 1, changeSeq: 1 } });
    await get(Beats).beat();
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
