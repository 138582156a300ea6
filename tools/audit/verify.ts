import { createHash } from 'node:crypto';

/** An entry as `GET /api/audit` gives it. */
export interface Entry {
  seq: number;
  key: string;
  at: string;
  action: string;
  outcome: string;
  actorId: string | null;
  subjectId: string | null;
  chatRoomId: string | null;
  details: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

/** What the first entry is bound to. */
const BEGINNING = '0'.repeat(64);

/**
 * What is wrong with the chain, in words; null when nothing is. Computed anew from what the contract says of `hash`, and
 * not by the code that wrote it. `expected` is `seq:hash` of an entry as it was once noted down elsewhere: a log that was
 * cut off, or written anew from some entry on, does not have it any more.
 */
export function faultIn(entries: readonly Entry[], expected?: string): string | null {
  const keys = new Set<string>();
  let previousHash = BEGINNING;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return `entry ${index + 1} is missing`;
    if (entry.previousHash !== previousHash) return `entry ${entry.seq} does not follow the one before it`;
    if (entry.hash !== hashOf(entry)) return `entry ${entry.seq} was changed`;
    if (keys.has(entry.key)) return `entry ${entry.seq} is of an act that has one already`;
    keys.add(entry.key);
    previousHash = entry.hash;
  }
  if (expected === undefined) return null;
  const [seq, hash] = expected.split(':');
  return entries[Number(seq) - 1]?.hash === hash ? null : `entry ${seq} is not the one that is expected`;
}

function hashOf(entry: Entry): string {
  const pairs = Object.keys(entry.details)
    .sort()
    .map((name) => [name, entry.details[name]]);
  const { seq, key, at, action, outcome, actorId, subjectId, chatRoomId, previousHash } = entry;
  const fields = [seq, key, at, action, outcome, actorId, subjectId, chatRoomId, pairs, previousHash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
