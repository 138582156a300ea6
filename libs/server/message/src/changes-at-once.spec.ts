import { randomBytes } from 'node:crypto';
import { MembershipRepository, RoomRepository, type RoomRecord } from '@officehours/chat-room';
import { LIMITS } from '@officehours/contracts';
import { Clock, DomainEvents, type Caller } from '@officehours/platform';
import { ChangeSequencer } from './change-sequencer';
import { ChangeRepository } from './change.repository';
import { ChangeService } from './change.service';
import { MessageRepository, type NewMessage } from './message.repository';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

// Some fill a room with pins.
jest.setTimeout(30_000);

describe('changes that are made at once', () => {
  const caller = { id: newId(), model: 'Student', role: 'student' } as unknown as Caller;
  let service: TestService;
  let room: RoomRecord;
  let nodes: ChangeService[];

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  /** The same log, and changes that wait for no other node's. */
  const anotherNode = (): ChangeService => {
    const [messages, changes] = [get(MessageRepository), get(ChangeRepository)];
    const sequencer = new ChangeSequencer(messages, changes, new DomainEvents(), get(Clock));
    return Object.create(get(ChangeService), { sequencer: { value: sequencer } }) as ChangeService;
  };
  const written = async (count: number): Promise<NewMessage[]> => {
    const now = new Date();
    const messages = Array.from({ length: count }, (_, index) => ({
      ...aDraft({ id: get(MessageRepository).newId(), chatRoomId: room.id, senderId: caller.id }),
      createdAt: now,
      content: 'first',
      seq: index + 1,
    }));
    await get(MessageRepository).append(messages);
    return messages;
  };

  beforeAll(async () => {
    service = await messageService();
    nodes = [get(ChangeService), anotherNode()];
  });
  beforeEach(async () => {
    const key = `group:${newId()}`;
    ({ room } = await get(RoomRepository).findOrCreate({ key, kind: 'group', courseId: null }));
    await get(MembershipRepository).add(room.id, [{ userId: caller.id, model: 'Student', role: 'owner' }]);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it('leave everything that a message said in its history', async () => {
    const [{ id }] = (await written(1)) as [NewMessage];
    const [node] = nodes as [ChangeService];
    const sequencer = get(ChangeSequencer);
    const change = sequencer.change.bind(sequencer);
    // The third version is asked for while the second is being written.
    jest.spyOn(sequencer, 'change').mockImplementationOnce(async (...asked) => {
      await node.edit(caller, id, 'second', 0);
      return change(...asked);
    });
    await node.edit(caller, id, 'third', 1);
    const history = await node.history(caller, id);
    expect(history.map(({ content }) => content)).toEqual(['first', 'second', 'third']);
  });

  it('have numbers of their own, also where two nodes change one message in the same moment', async () => {
    const [{ id }] = (await written(1)) as [NewMessage];
    const [node, other] = nodes as [ChangeService, ChangeService];
    const changes = get(ChangeRepository);
    const lastChangeSeq = changes.lastChangeSeq.bind(changes);
    // The other one is done between the look at the room's numbers and that at the message.
    jest.spyOn(changes, 'lastChangeSeq').mockImplementationOnce(async (chatRoomId) => {
      const last = await lastChangeSeq(chatRoomId);
      await other.react(caller, id, '🎉', true);
      return last;
    });
    const changed = await node.react(caller, id, '👍', true);
    expect(changed).toMatchObject({ changeSeq: 2, reactions: [{ emoji: '🎉' }, { emoji: '👍' }] });
  });

  const pinnedIn = async (chatRoomId: string) =>
    (await get(MessageRepository).newest(chatRoomId, 100)).filter(({ pinnedAt }) => pinnedAt);
  const tooMany = { errors: [{ rule: 'too_many_pins' }] };

  it('pin no more messages than may be pinned', async () => {
    const messages = await written(LIMITS.pinsPerRoom + 10);
    const outcomes = await Promise.allSettled(messages.map(({ id }) => nodes[0]!.pin(caller, id, true)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reason: tooMany });
    expect(await pinnedIn(room.id)).toHaveLength(LIMITS.pinsPerRoom);
  });

  it('pin no more than that when another node pins one after they were counted', async () => {
    const [one, other, ...messages] = (await written(LIMITS.pinsPerRoom + 1)) as [NewMessage, NewMessage];
    for (const { id } of messages as NewMessage[]) await nodes[0]!.pin(caller, id, true);
    const changes = get(ChangeRepository);
    const pinned = changes.pinned.bind(changes);
    jest.spyOn(changes, 'pinned').mockImplementationOnce(async (chatRoomId) => {
      const counted = await pinned(chatRoomId);
      await nodes[1]!.pin(caller, other.id, true);
      return counted;
    });
    await expect(nodes[0]!.pin(caller, one.id, true)).rejects.toMatchObject(tooMany);
    expect(await pinnedIn(room.id)).toHaveLength(LIMITS.pinsPerRoom);
  });

  it('let a message stay pinned that is pinned again when no more may be', async () => {
    const messages = await written(LIMITS.pinsPerRoom);
    for (const { id } of messages) await nodes[0]!.pin(caller, id, true);
    await expect(nodes[0]!.pin(caller, messages[0]!.id, true)).resolves.toMatchObject({ seq: 1 });
  });

  it('take no number that another message had meanwhile', async () => {
    const [one, other] = (await written(2)) as [NewMessage, NewMessage];
    const changes = get(ChangeRepository);
    const apply = changes.apply.bind(changes);
    jest.spyOn(changes, 'apply').mockImplementationOnce(async (...asked) => {
      for (const emoji of ['👍', '🎉']) await nodes[1]!.react(caller, one.id, emoji, true);
      return apply(...asked);
    });
    const late = await nodes[0]!.react(caller, other.id, '👍', true);
    // Who has everything up to the second reaction asks for what came after it.
    const after = await changes.changedAfter(room.id, 2, 10, 1);
    expect(after.map(({ id, changeSeq }) => [id, changeSeq])).toEqual([[other.id, late.changeSeq]]);
  });

  it('are answered as done when the same edit is asked for again', async () => {
    const [{ id }] = (await written(1)) as [NewMessage];
    const [node] = nodes as [ChangeService];
    const first = await node.edit(caller, id, 'second', 0);
    expect(await node.edit(caller, id, 'second', 0)).toMatchObject({ rev: 1, changeSeq: first.changeSeq });
    await expect(node.edit(caller, id, 'third', 0)).rejects.toMatchObject({ code: 'revision_conflict' });
    expect(await node.history(caller, id)).toHaveLength(2);
  });
});
