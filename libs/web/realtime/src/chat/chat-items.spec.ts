import type { Message } from '@officehours/contracts';
import fc from 'fast-check';
import { buildMessage, INSTRUCTOR, STUDENT } from '../testing/builders';
import { createChatItems, type ChatItemsInput } from './chat-items';

const ME = STUDENT;
const input = (messages: readonly Message[], readByOthers = 0, deliveredToOthers = 0): ChatItemsInput => ({
  messages,
  outbox: [],
  me: ME,
  readByOthers,
  deliveredToOthers,
  isAtEnd: true,
});

describe('the rows of a conversation', () => {
  it('are the same array when nothing changed, and the same rows where nothing did', () => {
    const itemsOf = createChatItems();
    const messages = [1, 2, 3].map((seq) => buildMessage(seq));
    const before = itemsOf(input(messages));
    expect(itemsOf(input(messages))).toBe(before);
    const edited = messages.with(1, buildMessage(2, { content: 'edited' }));
    const after = itemsOf(input(edited));
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, true]);
  });

  it('turn read up to the position of the slowest reader, own ones only', () => {
    const itemsOf = createChatItems();
    const messages = [buildMessage(1), buildMessage(2, { senderId: INSTRUCTOR }), buildMessage(3)];
    expect(itemsOf(input(messages)).map(({ status }) => status)).toEqual(['sent', null, 'sent']);
    expect(itemsOf(input(messages, 2)).map(({ status }) => status)).toEqual(['read', null, 'sent']);
  });

  it('say that all before an own message that was read are read as well', () => {
    const messages = [buildMessage(1), buildMessage(2, { isRead: true }), buildMessage(3)];
    expect(createChatItems()(input(messages)).map(({ status }) => status)).toEqual(['read', 'read', 'sent']);
  });

  it('made step by step are those made at once', () => {
    const message = fc.record({
      seq: fc.integer({ min: 1, max: 40 }),
      senderId: fc.constantFrom(STUDENT, INSTRUCTOR),
      version: fc.nat({ max: 2 }),
    });
    const view = fc.uniqueArray(message, { selector: ({ seq }) => seq, maxLength: 30 });
    const step = fc.tuple(view, fc.nat({ max: 40 }));
    // The same message is the same object in every step, as in a log.
    const known = new Map<string, Message>();
    const build = ({ seq, senderId, version }: { seq: number; senderId: string; version: number }) => {
      const key = `${seq}:${senderId}:${version}`;
      if (!known.has(key)) known.set(key, buildMessage(seq, { senderId, content: `version ${version}` }));
      return known.get(key)!;
    };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const itemsOf = createChatItems();
        let read = 0;
        for (const [seen, advance] of steps) {
          read = Math.max(read, advance);
          const next = input([...seen].sort((a, b) => a.seq - b.seq).map(build), read);
          expect(itemsOf(next)).toEqual(createChatItems()(next));
        }
      }),
    );
  });
});
