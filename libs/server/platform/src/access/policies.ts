import { ROOM_RULES } from '@officehours/contracts';
import { AppError } from '../errors/app-error';
import {
  acquainted,
  admin,
  amongStudents,
  anyone,
  inRoom,
  inRoomWith,
  instructorOrAdmin,
  notStudent,
  notSuspended,
  ofCourse,
  own,
  reader,
  readerOrOwn,
  sender,
  signedIn,
  staffOfCourse,
  staffOrAdmin,
  visiting,
  visitor,
  type Asker,
  type Policy,
  type Refusal,
} from './asker';

const mayInRoom = (action: Parameters<typeof inRoomWith>[0]): Policy => inRoomWith(action, ROOM_RULES);

/**
 * Who may do what: every action of the service, once, as a function of who asks. REST routes name their action with
 * `@Does`, socket events in `@SocketEvent`, and services ask `requireAccess`; `docs/security/access-matrix.md` and the
 * test that tries each of its cells are made of this table.
 */
export const POLICIES = {
  /** Liveness and the ways to sign in. */
  'service.look': anyone,
  /** Signing in and refreshing: the password or the cookie is checked first. */
  'session.begin': notSuspended,
  'session.renew': notSuspended,
  /** Signing out, by the cookie. */
  'session.leave': anyone,
  /** Ending e-mails by the link in them, which says for whom: answered alike whatever it says. */
  'mail.end': anyone,
  /** One's own sessions, password, rooms, counts and preferences. */
  'self.read': signedIn,
  'self.change': signedIn,
  'self.away': notStudent,
  'session.end': own,
  'subscription.end': own,
  'account.create': admin,
  'directory.import': admin,
  'course.create': admin,
  'course.rename': admin,
  'course.talk': instructorOrAdmin,
  'course.read': ofCourse,
  'course.staff': ofCourse,
  /** The other students, to write to. */
  'course.peers': amongStudents,
  'course.roster': staffOfCourse('not_staff'),
  'course.announce': staffOfCourse('not_staff'),
  /** The room of a student with all staff; which student, the service decides. */
  'course.staff-room': ofCourse,
  'course.group': staffOfCourse('talk_policy'),
  /** With whom is for `MessagePolicy` to say. */
  'room.open': signedIn,
  'room.read': inRoom,
  /** Where nothing can be said, nothing is typed. */
  'room.type': mayInRoom('post'),
  'room.own-state': inRoom,
  'room.post': mayInRoom('post'),
  'room.react': mayInRoom('react'),
  'room.pin': mayInRoom('pin'),
  'room.rename': mayInRoom('rename'),
  'room.add': mayInRoom('add'),
  'room.remove': mayInRoom('remove'),
  'room.setRole': mayInRoom('setRole'),
  'room.leave': mayInRoom('leave'),
  /** Reading without being in it: to begin, and while it goes on. */
  'room.visit': visitor,
  'room.visit-read': visiting,
  /** A message, wherever it is shown: in pages, in what changed, in search, on devices, in e-mails, with its files. */
  'message.read': reader,
  /** Reporting what one may read. */
  'message.report': inRoom,
  /** Of the reports, those one might close. */
  'report.read': signedIn,
  'report.close': staffOrAdmin,
  'person.block': acquainted,
  'person.suspend': admin,
  'audit.read': admin,
  'message.edit': sender,
  'message.delete': sender,
  'attachment.read': readerOrOwn,
  /** An upload of one's own that no message has. */
  'attachment.discard': own,
  /** Files in which the scanner found something. */
  'quarantine.read': admin,
  'quarantine.decide': admin,
} as const satisfies Record<string, Policy>;

export type Action = keyof typeof POLICIES;

/** Why this asker may not do this; null when they may. */
export function refusalOf(action: Action, asker: Asker): Refusal | null {
  return POLICIES[action](asker);
}

/** @throws {AppError} what `refusalOf` says. `path` is the field that a refusal with a rule is about. */
export function requireAccess(action: Action, asker: Asker, path = ''): void {
  const refusal = refusalOf(action, asker);
  if (!refusal) return;
  const { code, rule } = refusal;
  throw new AppError(code, { refused: action, ...(rule !== undefined && { errors: [{ path, rule }] }) });
}
