import { randomBytes } from 'node:crypto';
import { MembershipRepository, RoomRepository, type RoomRecord } from '@officehours/chat-room';
import { Clock, DomainEvents, type Caller } from '@officehours/platform';
import { ChangeSequencer } from './change-sequencer';
import { ChangeRepository, SETTLED_AFTER_MS } from './change.repository';
import { ChangeService } from './change.service';
import { MessageCopies } from './message-copies';
import { MessageRepository, type NewMessage } from './message.repository';
import type { Draft } from './sequencer';
import { Summaries } from './summaries';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';
import { recordOf } from './waiting-summaries';

const newId = () => randomBytes(12).toString('hex');
const CRASH = new Error('the process ended here');

describe('what is kept of a message elsewhere', () => {
  const caller = { id: newId(), model: 'Student', role: 'student' } as unknown as Caller;
  let service: TestService;
  let room: RoomRecord;
  let message: NewMessage;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const write = async (seq: number, overrides: Partial<Draft> = {}): Promise<NewMessage> => {
    const id = get(MessageRepository).newId();
    const draft = aDraft({
      id,
      chatRoomId: room.id,
      senderId: caller.id,
      createdAt: new Date(),
      ...overrides,
    });
    await get(MessageRepository).append([{ ...draft, seq }]);
    return { ...draft, seq };
  };
  const quoting = ({ id, seq, senderId }: NewMessage) => ({
    replyTo: { id, seq, senderId, excerpt: 'secret' },
  });
  const showLast = (last: NewMessage) =>
    get(RoomRepository).summarise([{ chatRoomId: room.id, lastMessage: recordOf(last) }]);
  const shownLast = async () => (await get(RoomRepository).find(room.id))?.lastMessage;
  const excerptOf = async ({ id }: NewMessage) => (await get(MessageRepository).find(id))?.replyTo?.excerpt;
  /** The log has the change; the process does nothing of what follows. */
  const dying = async (change: Promise<unknown>): Promise<void> => {
    jest.spyOn(get(MessageCopies), 'follow').mockRejectedValueOnce(CRASH);
    await expect(change).rejects.toBe(CRASH);
  };
  /** The next process on the same log. */
  const startAgain = async (): Promise<void> => {
    const [messages, changes] = [get(MessageRepository), get(ChangeRepository)];
    const [sequencer, summaries] = [get(ChangeSequencer), get(Summaries)];
    const next = new MessageCopies(messages, changes, sequencer, summaries, new DomainEvents(), get(Clock));
    await next.onApplicationBootstrap();
    await next.beforeApplicationShutdown();
  };
  const later = new Date(Date.now() + 60 * SETTLED_AFTER_MS);
  const muchLater = async (): Promise<void> => {
    jest.spyOn(get(Clock), 'now').mockReturnValue(later);
    await get(MessageCopies).finish(later);
  };
  const owed = async (): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of get(ChangeRepository).unsettled(later)) ids.push(id);
    return ids;
  };

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  beforeEach(async () => {
    const key = `group:${newId()}`;
    ({ room } = await get(RoomRepository).findOrCreate({ key, kind: 'group', courseId: null }));
    await get(MembershipRepository).add(room.id, [{ userId: caller.id, model: 'Student' }]);
    message = await write(1, { content: 'secret' });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await muchLater();
    jest.restoreAllMocks();
  });
  afterAll(() => service.stop());

  it('forgets a deleted message at the next start, though the process died right after the deletion', async () => {
    const reply = await write(2, quoting(message));
    await showLast(message);
    await dying(get(ChangeService).delete(caller, message.id));
    expect([await excerptOf(reply), (await shownLast())?.content]).toEqual(['secret', 'secret']);
    await startAgain();
    expect(await excerptOf(reply)).toBe('');
    expect(JSON.stringify(await shownLast())).not.toContain('secret');
  });

  it('is as an edited message at the next start, also where only its quote went', async () => {
    const reply = await write(2, quoting(message));
    await showLast(reply);
    // The database refuses, and the process does not live to try again.
    jest.spyOn(get(Summaries), 'refresh').mockResolvedValue(false);
    await get(ChangeService).delete(caller, message.id);
    await get(ChangeService).edit(caller, reply.id, 'edited', 0);
    expect(await shownLast()).toMatchObject({ content: 'hello', replyTo: { excerpt: 'secret' } });
    jest.restoreAllMocks();
    await startAgain();
    expect(await shownLast()).toMatchObject({ content: 'edited', replyTo: { excerpt: '' } });
  });

  it('is looked at once more: a reply or a copy may have been under way on a node that died then', async () => {
    await get(ChangeService).delete(caller, message.id);
    const reply = await write(2, quoting(message));
    await showLast(message);
    await muchLater();
    expect(await excerptOf(reply)).toBe('');
    expect(JSON.stringify(await shownLast())).not.toContain('secret');
  });

  it('is owed until nobody is at it any more, and then no longer', async () => {
    await get(ChangeService).edit(caller, message.id, 'edited', 0);
    await startAgain();
    expect(await owed()).toEqual([message.id]);
    await muchLater();
    expect(await owed()).toEqual([]);
  });

  it('stays owed while the database refuses it', async () => {
    await get(ChangeService).edit(caller, message.id, 'edited', 0);
    jest.spyOn(get(RoomRepository), 'refreshLastMessage').mockRejectedValue(CRASH);
    await muchLater();
    expect(await owed()).toEqual([message.id]);
  });
});
