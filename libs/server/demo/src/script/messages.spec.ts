import { codePoints, LIMITS } from '@officehours/contracts';
import { CONVERSATIONS, INSTRUCTOR } from '../course/cast';
import { madeFileNamed } from '../files/made-files';
import { filledConversation, roomsOf } from './rooms';

const BEGAN = new Date('2026-11-23T10:00:00.000Z');
const TALKS = CONVERSATIONS.map((conversation) => ({
  conversation,
  ...filledConversation(conversation, BEGAN),
}));
const ALL = roomsOf(BEGAN);
const every = ALL.flatMap(({ messages }) => messages);
const unreadBy = (userId: string) =>
  ALL.filter(({ messages, positions }) =>
    positions.some((position) => position.userId === userId && position.seq < messages.length),
  );

describe('the conversations of the demo', () => {
  it('are forty, with 2,000 messages', () => {
    expect(TALKS.map(({ messages }) => messages.length)).toEqual(CONVERSATIONS.map(({ size }) => size));
    expect([TALKS.length, TALKS.flatMap(({ messages }) => messages).length]).toEqual([40, 2_000]);
  });

  it('are the same whenever they are made', () => {
    expect(roomsOf(BEGAN)).toEqual(ALL);
  });

  it('number their messages 1, 2, 3 … with ids of their own', () => {
    for (const { messages } of ALL)
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    for (const field of ['id', 'clientMessageId'] as const) {
      expect(new Set(every.map((message) => message[field])).size).toBe(every.length);
    }
    for (const { id, clientMessageId } of every) {
      expect(id).toMatch(/^[0-9a-f]{24}$/);
      expect(clientMessageId).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });

  it('go through the last weeks in order, up to a few minutes ago', () => {
    for (const { messages } of ALL) {
      const times = messages.map(({ createdAt }) => createdAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    const ages = every.map(({ createdAt }) => (BEGAN.getTime() - createdAt.getTime()) / 60_000);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.min(...ages)).toBeLessThan(5);
    expect(Math.max(...ages) / 60 / 24).toBeGreaterThan(21);
    expect(Math.max(...ages) / 60 / 24).toBeLessThan(60);
  });

  it('say only what could have been sent', () => {
    for (const { content } of every) {
      expect(content.trim()).toBe(content);
      expect(codePoints(content)).toBeGreaterThan(0);
      expect(codePoints(content)).toBeLessThan(LIMITS.contentCodePoints);
      expect(content).not.toMatch(/undefined|NaN|\[object|\$\{/);
    }
  });

  it.each([
    ['inline mathematics', /\\\(.+\\\)/],
    ['displayed mathematics', /\$\$[\s\S]+\$\$/],
    ['Python', /```python/],
    ['Java', /```java/],
    ['C', /```c\n/],
    ['links', /https:\/\//],
    ['lists', /^\d\. |^- /m],
    ['a table', /^\|---/m],
    ['emoji', /\p{Extended_Pictographic}/u],
    ['Arabic', /\p{Script=Arabic}{3}/u],
    ['Hebrew', /\p{Script=Hebrew}{3}/u],
  ])('have %s in them', (_what, pattern) => {
    expect(every.some(({ content }) => pattern.test(content))).toBe(true);
  });

  it('quote earlier messages of the same room', () => {
    const quotes = every.filter(({ replyTo }) => replyTo !== null);
    expect(quotes.length).toBeGreaterThan(50);
    const byId = new Map(every.map((message) => [message.id, message]));
    for (const { chatRoomId, seq, replyTo } of quotes) {
      const quoted = byId.get(replyTo?.id ?? '');
      expect(quoted).toMatchObject({ chatRoomId, seq: replyTo?.seq, senderId: replyTo?.senderId });
      expect(quoted?.seq).toBeLessThan(seq);
    }
  });

  it('have files where they are talked of, each with an id of its own', () => {
    const files = every.flatMap(({ attachments }) => attachments);
    expect(new Set(files.map(({ kind }) => kind))).toEqual(new Set(['image', 'file', 'audio']));
    expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
    for (const { id, name, size, placeholder, kind } of files) {
      expect(id).toMatch(/^[0-9a-f]{24}$/);
      expect(size).toBe(madeFileNamed(name).bytes.length);
      expect(size).toBeLessThan(50_000);
      expect(placeholder?.startsWith('data:image/png;base64,') ?? false).toBe(kind === 'image');
    }
    const [amina] = TALKS.filter(({ conversation }) => conversation.key === 'amina');
    expect(amina?.messages.slice(-7).flatMap(({ attachments }) => attachments)).toHaveLength(2);
  });

  it('seldom repeat a message word by word', () => {
    const long = every.map(({ content }) => content).filter((content) => content.length > 120);
    expect(new Set(long).size / long.length).toBeGreaterThan(0.6);
  });

  it('wait for the instructor in some rooms and for the student in others', () => {
    expect(unreadBy(INSTRUCTOR.id).length).toBeGreaterThanOrEqual(6);
    expect(
      TALKS.filter(({ conversation }) => conversation.ending === 'unread').length,
    ).toBeGreaterThanOrEqual(3);
    const [amina] = TALKS.filter(({ conversation }) => conversation.key === 'amina');
    expect(amina?.messages.at(-1)).toMatchObject({
      senderModel: 'Student',
      content: expect.stringMatching(/\?$/),
    });
  });

  it('let nobody have missed a message of their own', () => {
    for (const { messages, positions } of ALL) {
      for (const { userId, seq } of positions) {
        const own = messages.findLast(({ senderId }) => senderId === userId)?.seq ?? 0;
        expect(seq).toBeGreaterThanOrEqual(own);
      }
    }
  });
});
