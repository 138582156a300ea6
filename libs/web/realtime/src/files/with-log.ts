import type { AttachmentKind, Message, RoomFile } from '@officehours/contracts';

/**
 * The list of a room's files, newest message first and each message's own in their order, corrected by the messages at hand: the service lists a file a moment after its
 * message was stored, and does not say when one is gone.
 */
export function withLog(
  listed: readonly RoomFile[],
  hasMore: boolean,
  messages: readonly Message[],
  kind: AttachmentKind,
): RoomFile[] {
  const oldest = hasMore ? (listed.at(-1)?.seq ?? Infinity) : 0;
  const known = messages.filter(({ seq }) => seq >= oldest);
  const ofKnown = new Set(known.map(({ id }) => id));
  const fromLog = known.flatMap((message) =>
    message.attachments
      .filter((file) => file.kind === kind)
      .map((file) => ({ ...file, ...placeOf(message) })),
  );
  // A message whose files go on in the next page is there once: with all of them, from the log.
  return [...listed.filter(({ messageId }) => !ofKnown.has(messageId)), ...fromLog].sort(
    (a, b) => b.seq - a.seq,
  );
}

const placeOf = ({ id, seq, senderId, createdAt }: Message) => ({
  messageId: id,
  seq,
  senderId: senderId ?? '',
  sentAt: createdAt,
});
