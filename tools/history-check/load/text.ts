import { createHash } from 'node:crypto';

import type { Message } from '@officehours/contracts';

import type { SeenMessage } from '../history/events.ts';
import type { Random } from '../random.ts';

/** Enough of a hash to tell texts and files apart. */
export function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

/** The mark of a room, that every text written there carries. */
export function canaryOf(random: Random): string {
  return `canary-${random.hex(12)}`;
}

/** All marks in anything that came over the wire. */
export function canariesIn(payload: unknown): string[] {
  const text = JSON.stringify(payload) ?? '';
  return [...new Set(text.match(/canary-[0-9a-f]{12}/g))];
}

const WORDS = 'lemma proof série α β ∫ page exam ሰላም 問題 🙂 réponse "quoted" \\slash <tag> tomorrow'.split(
  ' ',
);

/** A text that says where it belongs, with what trips parsers and counters. */
export function writeText(random: Random, canary: string, cmid: string): string {
  const words = Array.from({ length: random.whole(1, random.chance(0.02) ? 400 : 20) }, () =>
    random.pick(WORDS),
  );
  return `${canary} ${cmid} ${words.join(' ')}`;
}

/** Every text begins with its room's mark and its `clientMessageId`: an excerpt tells whose words it holds. */
export function quotedIn(excerpt: string | undefined): string | null {
  return /^canary-\S+ (\S+)/.exec(excerpt ?? '')?.[1] ?? null;
}

/** What a message shows, as the history keeps it. */
export function seen(message: Message): SeenMessage {
  const { isRead, ...rest } = message;
  const files = message.attachments.map(({ id }) => id);
  return {
    id: message.id,
    seq: message.seq,
    cmid: message.clientMessageId,
    sender: message.senderId,
    body: digest(message.content),
    rev: message.rev,
    change: message.changeSeq,
    deleted: message.deletedAt !== null,
    quote: quotedIn(message.replyTo?.excerpt),
    ...(files.length > 0 && { files }),
    created: Date.parse(message.createdAt),
    wire: digest(JSON.stringify(rest)),
    isRead,
  };
}
