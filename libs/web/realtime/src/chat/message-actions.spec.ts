import type { Message } from '@officehours/contracts';
import type { Request } from '../connection/request';
import { OfficehoursError } from '../rest/error';
import { buildMessage, INSTRUCTOR, ROOM, STUDENT } from '../testing/builders';
import { MessageActions } from './message-actions';

/** One message on the screen, and a service that answers when it is told to. */
function open(initial: Message = buildMessage(1)) {
  const screen = { message: initial };
  let settle: { answer(message: Message): void; refuse(error: Error): void };
  const asked: unknown[] = [];
  const request = ((event: string, payload: unknown) => {
    asked.push([event, payload]);
    return new Promise<Message>((resolve, reject) => (settle = { answer: resolve, refuse: reject }));
  }) as unknown as Request;
  const actions = new MessageActions({
    request,
    me: () => STUDENT,
    onChanged: (message) => (screen.message = message),
    patch: (_id, change) => (screen.message = change(screen.message)),
    rest: async (roomId, mark) => {
      asked.push(['resting', roomId]);
      await mark();
    },
    onState: (state) => asked.push(['state', state.unreadFromSeq]),
  });
  return { screen, actions, asked, settle: () => settle };
}

const { id, rev } = buildMessage(1);

describe('marking as unread', () => {
  it('stops reading the room by itself before the service is asked, and shows what it answers', async () => {
    const { actions, asked, settle } = open();
    const marking = actions.markUnread(ROOM, 7);
    await Promise.resolve();
    expect(asked).toEqual([
      ['resting', ROOM],
      ['markUnread', { chatRoomId: ROOM, seq: 7 }],
    ]);
    settle().answer({ unreadFromSeq: 7 } as never);
    await marking;
    expect(asked.at(-1)).toEqual(['state', 7]);
  });
});

describe('a reaction', () => {
  it('shows before the service has it, and then as the service has it', async () => {
    const { screen, actions, settle } = open();
    const reacting = actions.react({ id }, '👍');
    expect(screen.message.reactions).toEqual([{ emoji: '👍', userIds: [STUDENT] }]);
    settle().answer(
      buildMessage(1, { changeSeq: 1, reactions: [{ emoji: '👍', userIds: [INSTRUCTOR, STUDENT] }] }),
    );
    await reacting;
    expect(screen.message.reactions).toEqual([{ emoji: '👍', userIds: [INSTRUCTOR, STUDENT] }]);
  });

  it('that is refused goes away again, and says why', async () => {
    const before = [{ emoji: '👍', userIds: [INSTRUCTOR] }];
    const { screen, actions, settle } = open(buildMessage(1, { reactions: before }));
    const reacting = actions.react({ id }, '👍');
    settle().refuse(new OfficehoursError('validation_failed'));
    await expect(reacting).rejects.toMatchObject({ code: 'validation_failed' });
    expect(screen.message.reactions).toEqual(before);
  });

  it('is taken back the same way', async () => {
    const { screen, actions, settle } = open(
      buildMessage(1, { reactions: [{ emoji: '👍', userIds: [STUDENT] }] }),
    );
    const unreacting = actions.unreact({ id }, '👍');
    expect(screen.message.reactions).toEqual([]);
    settle().refuse(new OfficehoursError('network'));
    await expect(unreacting).rejects.toMatchObject({ code: 'network' });
    expect(screen.message.reactions).toEqual([{ emoji: '👍', userIds: [STUDENT] }]);
  });
});

describe('an edit', () => {
  it('names what it is based on, and shows when the service has made it', async () => {
    const { screen, actions, asked, settle } = open();
    const editing = actions.edit({ id, rev }, 'better');
    expect(asked).toEqual([['editMessage', { messageId: id, content: 'better', rev: 0 }]]);
    expect(screen.message.content).toBe('message 1');
    settle().answer(buildMessage(1, { changeSeq: 1, rev: 1, content: 'better' }));
    await editing;
    expect(screen.message.content).toBe('better');
  });
});
