import { randomBytes } from 'node:crypto';
import { MembershipRepository, RoomRepository, type RoomRecord } from '@officehours/chat-room';
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
});
