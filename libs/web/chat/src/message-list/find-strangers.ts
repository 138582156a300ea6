import { LIMITS, type Id, type Participant } from '@officehours/contracts';
import { commonEnds, type ChatItem, type NamedIn } from '@officehours/web-realtime';

/** A message, or what is known of one. */
export type Naming = Pick<ChatItem, 'seq' | 'senderId'> &
  Partial<Pick<ChatItem, 'deletedById' | 'replyTo' | 'system'>>;

/**
 * Finds whom messages name that are not among the participants: they have left, or the room is too large to list them. One
 * finder per conversation: it looks at what is new alone, and each stranger is asked for once.
 */
export function createStrangers(): (
  items: readonly Naming[],
  participants: readonly Participant[],
) => readonly NamedIn[] {
  let seen: readonly Naming[] = [];
  let members = new Set<Id>();
  const strangers = new Set<Id>();
  let asked: readonly NamedIn[] = [];

  return (items, participants) => {
    // Who they are, not where they are: that changes all the time.
    if (participants.length !== members.size || participants.some(({ id }) => !members.has(id))) {
      members = new Set(participants.map(({ id }) => id));
      seen = [];
    }
    const found: number[] = [];
    const [head, tail] = commonEnds(seen, items);
    for (const item of items.slice(head, items.length - tail)) {
      const isNew = namedIn(item).filter((id) => !members.has(id) && !strangers.has(id));
      if (item.seq === null || isNew.length === 0) continue;
      found.push(item.seq);
      for (const id of isNew) strangers.add(id);
    }
    seen = items;
    if (found.length > 0) asked = [...asked, ...rangesOf(found)];
    return asked;
  };
}

function namedIn({ senderId, deletedById, replyTo, system }: Naming): Id[] {
  const perhaps = [senderId, deletedById, replyTo?.senderId, system?.actorId, ...(system?.userIds ?? [])];
  return perhaps.filter((id) => id !== null && id !== undefined);
}

/** As few ranges as hold these messages, none of them longer than one answer. */
function rangesOf(seqs: readonly number[]): NamedIn[] {
  const ranges: NamedIn[] = [];
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && seq - last.first < LIMITS.pageMax) last.last = seq;
    else ranges.push({ first: seq, last: seq });
  }
  return ranges;
}
