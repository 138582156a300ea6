import { notFound, refusalOf, ROLE_OF_MODEL } from '@officehours/platform';
import { ARRIVING, type MemberAccess, type Membership } from './room';

/** Whether a member sees message `seq` of the room, wherever it is shown. Who is no member never does. */
export function mayRead(
  member: Pick<MemberAccess, 'model' | 'visibleFromSeq'> | undefined,
  seq: number,
): boolean {
  if (!member) return false;
  return refusalOf('message.read', { role: ROLE_OF_MODEL[member.model], sight: member, seq }) === null;
}

/** Who is being added comes in with the entry that says so, and is not told of the room before. */
export function isLetIn({ visibleFromSeq }: Pick<MemberAccess, 'visibleFromSeq'>): boolean {
  return visibleFromSeq !== ARRIVING;
}

/** What decides who sees and does what, of all that is known of a member. */
export function accessOf({ model, role, visibleFromSeq }: Membership): MemberAccess {
  return { model, role, visibleFromSeq };
}

/**
 * Asked of what was read of a room: what is remembered of it may be of before somebody was removed.
 * @throws `not_found` when the person is not among `members`, or not let in yet.
 */
export function requireIn(members: readonly (Membership | null)[], userId: string): void {
  const own = members.find((member) => member?.userId === userId);
  if (!own || !isLetIn(own)) throw notFound();
}
