import type { AuditAction } from '@officehours/contracts';
import { plural } from '../plural';

const count = plural('en');
const entries = (n: number): string => count(n, { one: '1 entry', other: `${n} entries` });

/** What an entry says; `{who}` did it, and it was done to `{whom}`. */
const acts: Record<AuditAction, string> = {
  'access.refused': '{who} asked for what is not theirs, and was refused',
  'account.created': '{who} made an account',
  'course.talk': '{who} changed who may write in a course',
  'directory.imported': '{who} brought people and courses in',
  'member.added': '{who} added {whom} to a conversation',
  'member.removed': '{who} removed {whom} from a conversation',
  'member.role': '{whom} got another role in a conversation from {who}',
  'message.reported': '{who} reported a message of {whom}',
  'password.changed': '{who} changed their password',
  'person.blocked': '{who} blocked {whom}',
  'person.restored': '{who} let {whom} back in',
  'person.role': '{whom} got another role on the platform',
  'person.suspended': '{who} suspended {whom}',
  'person.unblocked': '{who} unblocked {whom}',
  'report.closed': '{who} looked after a report about {whom}',
  'room.visit-ended': '{who} ended a visit to a conversation',
  'room.visited': '{who} began to read a conversation as a visitor',
  'session.begun': '{who} signed in',
  'session.ended': 'A session of {whom} was ended',
  'sign-in.failed': 'Signing in as {whom} failed',
  'token.refused': 'A token in the name of {whom} was refused',
};

/** The same acts as one chooses among them. */
const kinds: Record<AuditAction, string> = {
  'access.refused': 'Access refused',
  'account.created': 'Account made',
  'course.talk': 'Course settings changed',
  'directory.imported': 'People and courses brought in',
  'member.added': 'Added to a conversation',
  'member.removed': 'Removed from a conversation',
  'member.role': 'Role in a conversation changed',
  'message.reported': 'Message reported',
  'password.changed': 'Password changed',
  'person.blocked': 'Person blocked',
  'person.restored': 'Suspension ended',
  'person.role': 'Role on the platform changed',
  'person.suspended': 'Person suspended',
  'person.unblocked': 'Person unblocked',
  'report.closed': 'Report looked after',
  'room.visit-ended': 'Visit ended',
  'room.visited': 'Visit begun',
  'session.begun': 'Signed in',
  'session.ended': 'Session ended',
  'sign-in.failed': 'Sign-in failed',
  'token.refused': 'Token refused',
};

const reasons: Record<string, string> = {
  signed_out: 'They signed out.',
  ended: 'They ended it from another device.',
  password_changed: 'The password was changed.',
  suspended: 'They were suspended.',
  token_reused: 'An old token was used again: somebody may have stolen it.',
  expired: 'It had run out.',
  invalid: 'It was not signed by whom it should be, or malformed.',
};

/** Words of the audit log. */
export const audit = {
  title: 'Audit log',
  hint: 'Who did what to whom, of what matters for security. Nothing in it can be changed.',
  open: 'Open the audit log',
  acts,
  kinds,
  reasons,
  filters: 'Narrow the log',
  kind: 'What',
  anything: 'Anything',
  by: 'Done by',
  about: 'Done to',
  anyone: 'Anyone',
  from: 'From',
  to: 'Up to',
  everything: 'Show everything',
  entries: 'Entries',
  onlyBy: (name: string) => `Show only what ${name} did`,
  onlyAbout: (name: string) => `Show only what was done to ${name}`,
  service: 'the service',
  unknownPerson: 'somebody unknown',
  left: '{who} left a conversation',
  number: (n: string) => `Entry ${n}`,
  times: (n: number) =>
    count(n, { one: 'Once within five minutes.', other: `${n} times within five minutes.` }),
  asked: (action: string) => `Asked for: ${action}`,
  reason: (why: string) => `“${why}”`,
  role: (role: string) => `Now: ${role}`,
  roles: {
    owner: 'owner',
    member: 'member',
    student: 'student',
    instructor: 'instructor',
    admin: 'administrator',
  } as Record<string, string>,
  imported: (users: number, courses: number, enrolments: number) =>
    `People: ${users}. Courses: ${courses}. Enrolments: ${enrolments}.`,
  peerTalk: (may: boolean): string =>
    may ? 'Students may write to each other.' : 'Students may not write to each other.',
  courseEnds: (when: string) => `It ends on ${when}.`,
  courseGoesOn: 'It has no end.',
  until: (when: string) => `Until ${when}`,
  unknownOutcome: 'The service died on the way: nobody knows whether it was done.',
  none: 'Nothing found',
  noneHint: 'No entry is like that. Ask for less at once, or for another time.',
  more: 'Show earlier entries',
  loading: 'Loading the log',
  check: {
    title: 'Is the log whole?',
    hint: 'Each entry is bound to the one before it. Your browser can follow all of them and find what was changed, put in or taken out.',
    start: 'Check the log',
    again: 'Check again',
    progress: (checked: number, total: number) => `${checked} of ${entries(total)} checked`,
    empty: 'Nothing has been written yet.',
    holds: (n: number) => `It is whole: ${entries(n)}, each bound to the one before.`,
    newest:
      'Note the newest down elsewhere. A log that was cut off or written anew does not have it any more.',
    faults: {
      missing: (n: number) => `Entry ${n} is missing.`,
      unbound: (n: number) => `Entry ${n} does not follow the one before it.`,
      changed: (n: number) => `Entry ${n} was changed.`,
    },
    broken: 'Do not trust the log from there on. Keep a copy of the database before anything else.',
    failed: 'It could not be checked. Check your connection, and that the address begins with https.',
  },
};
