import type { CourseRole, RoomAction, RoomKind, RoomRole, UserRole } from '@officehours/contracts';
import { seenFrom, type Sight } from './sight';

/** Who asks, as far as it decides what they may: a role, and what they are to the thing they ask for. */
export interface Asker {
  /** On the whole platform; null without a valid token. */
  role: UserRole | null;
  /** An administrator has taken their access away. */
  suspended?: boolean;
  /** In the course it is about; null or absent: none. */
  course?: CourseRole | null;
  /** The course lets its students write to each other. */
  peerTalk?: boolean;
  /** The room it is about, and what they are in it: null for nothing. */
  room?: { kind: RoomKind; role: RoomRole | null };
  /** What they see of the room; null or absent: nothing. */
  sight?: Sight | null;
  /** The message of the room that it is about. */
  seq?: number | undefined;
  /** They and the person it is about share a room or a course. */
  isAcquainted?: boolean;
  /** They have said why they read the room without being in it, and that goes on. */
  isVisiting?: boolean;
  /** It is theirs: the message they wrote, the session they opened, the file that no message has yet. */
  isOwn?: boolean;
  /** It is about what they did: somebody reported a message of theirs. */
  isAboutThem?: boolean;
}

/** Why not: answered in the shape of the contract. */
export interface Refusal {
  code: 'unauthenticated' | 'session_ended' | 'not_found' | 'forbidden';
  rule?: string;
}

/** Null: they may. Pure, so that the access matrix can be made of it. */
export type Policy = (asker: Asker) => Refusal | null;

const HIDDEN: Refusal = { code: 'not_found' };

/** Needs no token, and says nothing about anyone. */
export const anyone: Policy = () => null;

/** Needs no token yet; who shows that they are somebody whose access was taken away is told so. */
export const notSuspended: Policy = ({ suspended }) =>
  suspended ? { code: 'forbidden', rule: 'suspended' } : null;

/** Whoever has a valid token; what they get is their own. */
export const signedIn: Policy = ({ role, suspended }) => {
  if (role === null) return { code: 'unauthenticated' };
  return suspended ? { code: 'session_ended' } : null;
};

/** All of them have to agree; the first who does not says why. */
function all(...policies: Policy[]): Policy {
  return (asker) => {
    for (const policy of policies) {
      const refusal = policy(asker);
      if (refusal) return refusal;
    }
    return null;
  };
}

const when = (holds: (asker: Asker) => boolean, otherwise: Refusal): Policy =>
  all(signedIn, (asker) => (holds(asker) ? null : otherwise));

/** The platform's own role, wherever they are. */
export const admin = when(({ role }) => role === 'admin', { code: 'forbidden', rule: 'admin_only' });

export const notStudent = when(({ role }) => role !== 'student', { code: 'forbidden', rule: 'not_staff' });

/** Somebody else's is not there for them. */
export const own = when(({ isOwn }) => isOwn === true, HIDDEN);

/** For everyone else the person does not exist. */
export const acquainted = when(({ isAcquainted }) => isAcquainted === true, HIDDEN);

/** In the course, as anything: for everyone else it does not exist. */
export const ofCourse = when(({ course }) => Boolean(course), HIDDEN);

/** Of the staff of the course; its students may know that there is something. */
export const staffOfCourse = (rule: string): Policy =>
  all(
    ofCourse,
    when(({ course }) => course === 'instructor' || course === 'assistant', { code: 'forbidden', rule }),
  );

/** Its staff, and its students where the course lets them write to each other. */
export const amongStudents = all(
  ofCourse,
  when(({ course, peerTalk }) => course !== 'student' || peerTalk === true, {
    code: 'forbidden',
    rule: 'talk_policy',
  }),
);

/** Who teaches the course, and the administrators of the platform. */
export const instructorOrAdmin: Policy = (asker) => {
  if (asker.role === 'admin') return signedIn(asker);
  return all(
    ofCourse,
    when(({ course }) => course === 'instructor', { code: 'forbidden', rule: 'not_instructor' }),
  )(asker);
};

/** Who looks after somebody: the staff of one of their courses, and administrators; for who did it, it is not there. */
export const staffOrAdmin = all(
  when(({ isAboutThem }) => isAboutThem !== true, HIDDEN),
  (asker) => (asker.role === 'admin' ? null : staffOfCourse('not_staff')(asker)),
);

/** Not in the room, but an administrator or who teaches its course: to read it all the same, and be seen. */
export const visitor = all(
  signedIn,
  (asker) => (asker.room?.role ? { code: 'forbidden', rule: 'is_member' } : null),
  when(({ role, course }) => role === 'admin' || course === 'instructor', HIDDEN),
);

export const visiting = when(({ isVisiting }) => isVisiting === true, HIDDEN);

/** In the room: for everyone else it does not exist. */
export const inRoom = when(({ room }) => Boolean(room?.role), HIDDEN);

/** One of the messages that they see of the room: for everyone else it does not exist. */
export const reader = when(isSeen, HIDDEN);

/** Who sees the message that has it, and whose it is while none has. */
export const readerOrOwn = when((asker) => asker.isOwn === true || isSeen(asker), HIDDEN);

function isSeen({ sight, seq = -Infinity }: Asker): boolean {
  return seq >= seenFrom(sight);
}

/** In the room, in a role that `mayDo` lets do this there. */
export function inRoomWith(
  action: RoomAction,
  mayDo: Record<RoomKind, Record<RoomAction, readonly RoomRole[]>>,
): Policy {
  const holds = ({ room }: Asker): boolean =>
    Boolean(room?.role && mayDo[room.kind][action].includes(room.role));
  return all(inRoom, when(holds, { code: 'forbidden', rule: 'room_role' }));
}

/** In the room, and the message is theirs. */
export const sender = all(
  inRoom,
  when(({ isOwn }) => isOwn === true, { code: 'forbidden', rule: 'not_the_sender' }),
);
