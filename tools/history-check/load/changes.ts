import type { Message } from '@officehours/contracts';

import type { Answer } from './answer.ts';
import type { Way } from './calls.ts';
import { callRest } from './rest.ts';

/** What is to be done to a message. */
export type Change =
  | { kind: 'edit'; text: string; rev: number }
  | { kind: 'delete' }
  | { kind: 'react'; emoji: string; on: boolean };

/** Asks for a change over the socket or over REST. */
export function askChange(
  way: Way,
  token: string,
  messageId: string,
  what: Change,
): Promise<Answer<Message>> {
  return way.via === 'socket' ? overSocket(way, messageId, what) : overRest(way.url, token, messageId, what);
}

function overSocket(
  { connection }: Extract<Way, { via: 'socket' }>,
  messageId: string,
  what: Change,
): Promise<Answer<Message>> {
  if (what.kind === 'edit')
    return connection.ask('editMessage', { messageId, content: what.text, rev: what.rev });
  if (what.kind === 'delete') return connection.ask('deleteMessage', { messageId });
  return connection.ask(what.on ? 'addReaction' : 'removeReaction', { messageId, emoji: what.emoji });
}

function overRest(url: string, token: string, messageId: string, what: Change): Promise<Answer<Message>> {
  const path = `/api/message/message/${messageId}`;
  if (what.kind === 'edit') return callRest(url, token, 'PATCH', path, { content: what.text, rev: what.rev });
  if (what.kind === 'delete') return callRest(url, token, 'DELETE', path);
  const reaction = `${path}/reaction/${encodeURIComponent(what.emoji)}`;
  return callRest(url, token, what.on ? 'PUT' : 'DELETE', reaction);
}
