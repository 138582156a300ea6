import type { Message, MessagePage } from '@officehours/contracts';

import { callRest } from '../load/rest.ts';
import { seen } from '../load/text.ts';
import type { Person, Room } from '../load/world.ts';
import type { Quiet } from './read-back.ts';

/** Every room for every member by REST: forwards, and backwards, in pages of odd sizes. */
export async function recordRestPages({ world, recorder, random, urls }: Quiet): Promise<void> {
  for (const room of world.rooms) {
    for (const person of room.members) {
      const size = 2 * random.whole(10, 99) + 1;
      for (const way of [forwards, backwards]) {
        const { messages, last } = await way(random.pick(urls), person, room, size);
        const { lastSeq, epoch } = last;
        const shown = { person: person.id, room: room.id, lastSeq, epoch, messages: messages.map(seen) };
        recorder.add({
          op: 'final',
          source: way === forwards ? 'rest-forwards' : 'rest-backwards',
          ...shown,
        });
      }
    }
  }
}

interface Read {
  messages: Message[];
  last: MessagePage;
}

/** A whole room as one of its members reads it from its beginning. */
export async function forwards(url: string, person: Person, room: Room, size: number): Promise<Read> {
  const messages: Message[] = [];
  for (;;) {
    const page = await fetchPage(url, person, room, `after=${messages.at(-1)?.seq ?? 0}&limit=${size}`);
    messages.push(...page.messages);
    if (!page.hasMoreAfter || page.messages.length === 0) return { messages, last: page };
  }
}

async function backwards(url: string, person: Person, room: Room, size: number): Promise<Read> {
  let page = await fetchPage(url, person, room, `limit=${size}`);
  let { messages } = page;
  while (page.hasMoreBefore && page.messages.length > 0) {
    page = await fetchPage(url, person, room, `before=${messages[0]?.seq}&limit=${size}`);
    messages = [...page.messages, ...messages];
  }
  return { messages, last: page };
}

async function fetchPage(url: string, person: Person, room: Room, query: string): Promise<MessagePage> {
  const path = `/api/message/chat-room/${room.id}/messages?${query}`;
  const answer = await callRest<MessagePage>(url, person.token, 'GET', path);
  if (answer.kind !== 'ok') throw new Error(`GET ${path} after the run: ${JSON.stringify(answer)}`);
  return answer.data;
}
