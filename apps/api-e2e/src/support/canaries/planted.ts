import type { School } from './world';
import type { Owner, Secrets } from './secrets';
import type { Witness } from './witness';

/** Tells somebody, as the service would, what is not theirs. */
type Leak = (to: Witness, of: School, secrets: Secrets) => void;

const there = ({ group, course }: School) => ({ chatRoomId: group.id, userId: course.ada.id });

/** One of a school, and of nobody who is `to` hear it. */
function secretOf(secrets: Secrets, { group, index }: School, of: Owner['of'], to?: Witness): string {
  const isOf = (owner: Owner): boolean =>
    owner.of === of &&
    (!('person' in owner) || owner.person !== to?.person.id) &&
    (!('room' in owner) || owner.room === group.id) &&
    (!('school' in owner) || owner.school === index);
  return secrets.find(isOf) ?? `the run has planted nothing of a ${of}`;
}

/** What may be known in the whole school. */
export const PLANTED_IN_SCHOOL: Readonly<Record<string, Leak>> = {
  'a name': (to, of) => to.reads('GET a list', { name: of.course.ada.name }),
  'the title of a course': (to, of, secrets) =>
    to.reads('GET courses', { title: secretOf(secrets, of, 'school') }),
};

/** What may be known in the room only. */
export const PLANTED_IN_ROOM: Readonly<Record<string, Leak>> = {
  'a text': (to, of, secrets) => to.hears('receiveMessage', { content: secretOf(secrets, of, 'message') }),
  'the title of a room': (to, of) => to.hears('roomUpdated', { title: of.group.title }),
  'a draft': (to, of, secrets) => to.reads('GET a room', { draft: secretOf(secrets, of, 'person', to) }),
  typing: (to, of) => to.hears('typing', { ...there(of), isTyping: true }),
  'a receipt': (to, of) => to.hears('roomRead', { ...there(of), lastReadSeq: 1 }),
  presence: (to, of) => to.hears('presenceChanged', { userId: of.course.ada.id, online: true, away: false }),
  'how far a room has come': (to, of) => to.hears('roomBeat', { chatRoomId: of.group.id, lastSeq: 9 }),
  'how much is unread': (to) => void to.counts.push({ total: 1, rooms: [] }),
  'how much is unread in a room': (to, of) => {
    const rooms = [{ chatRoomId: of.group.id, unreadCount: 1, muted: false }];
    to.counts.push({ total: 1, rooms });
  },
  'a smaller picture': (to, of, secrets) =>
    to.reads('GET a picture', `/api/message/attachment/${secretOf(secrets, of, 'message')}/thumbnail`),
  'a push': (to, of) => to.reads('a push', { kind: 'message', seq: 1, from: 'x', ...there(of) }),
};

/** What may not be known of a room by who is out of it, though they were in it once. */
export const PLANTED_AFTERWARDS = ['typing', 'a receipt', 'presence', 'how far a room has come'] as const;
