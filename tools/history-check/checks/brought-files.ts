import type { EventOf } from '../history/events.ts';
import type { Attempt, History, SeenMessage } from '../history/history.ts';

/** A file whose upload was acknowledged, and what became of it. */
export interface BroughtFile {
  id: string;
  bytes: string;
  person: string;
  room: string;
  /** When it was first asked to be sent; Infinity for one that stayed unsent. */
  sent: number;
  /** When a message with it was acknowledged. */
  acknowledged: number;
  /** When somebody first asked for that message to be deleted. */
  deletion: number;
  /** The deletion was acknowledged. */
  isDeleted: boolean;
  /** The message that has it, or had it, as it is in the end. */
  message?: SeenMessage;
}

/** Of messages: when somebody first asked for it, and of which it was acknowledged. */
interface Deletions {
  asked: ReadonlyMap<string, number>;
  done: ReadonlySet<string>;
}

/** Every acknowledged upload of a history by its id. */
export function broughtFiles(history: History): Map<string, BroughtFile> {
  const attempts = Map.groupBy(
    history.attempts.flatMap((attempt) => (attempt.files ?? []).map((file) => ({ file, attempt }))),
    ({ file }) => file,
  );
  const stored = storedByCmid(history);
  const deletions = deletionsIn(history);
  return new Map(
    history.of('upload').flatMap((upload) => {
      if (upload.fileId === undefined) return [];
      const own = (attempts.get(upload.fileId) ?? []).map(({ attempt }) => attempt);
      return [[upload.fileId, becameOf({ ...upload, fileId: upload.fileId }, own, stored, deletions)]];
    }),
  );
}

function becameOf(
  { fileId: id, bytes, person, room }: EventOf<'upload'> & { fileId: string },
  attempts: readonly Attempt[],
  stored: ReadonlyMap<string, SeenMessage>,
  deletions: Deletions,
): BroughtFile {
  const message = stored.get(attempts[0]?.cmid ?? '');
  const answered = attempts.filter(({ outcome }) => outcome === 'ok').map(({ ended }) => ended);
  return {
    ...{ id, bytes, person, room },
    sent: Math.min(Infinity, ...attempts.map(({ began }) => began)),
    acknowledged: Math.min(Infinity, ...answered),
    deletion: deletions.asked.get(message?.id ?? '') ?? Infinity,
    isDeleted: deletions.done.has(message?.id ?? ''),
    message,
  };
}

function storedByCmid(history: History): Map<string, SeenMessage> {
  const all = history.rooms.flatMap((room) => history.reference(room));
  return new Map(all.map((message) => [message.cmid, message]));
}

function deletionsIn(history: History): Deletions {
  const asked = new Map<string, number>();
  const done = new Set<string>();
  for (const { kind, phase, messageId, t } of history.of('change')) {
    if (kind !== 'delete') continue;
    if (!asked.has(messageId)) asked.set(messageId, t);
    if (phase === 'ok') done.add(messageId);
  }
  return { asked, done };
}
