import { plural } from '../plural';
import { acts, kinds } from './audit-acts';

const count = plural('en');
const entries = (n: number): string => count(n, { one: '1 entry', other: `${n} entries` });

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
    assistant: 'assistant',
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
  quarantine: {
    title: 'Infected files',
    hint: 'Nobody gets them. They are deleted after 30 days; of one that is released, the same file is taken when it is uploaded again.',
    found: (name: string, who: string, when: string) => `${name}, uploaded by ${who} on ${when}`,
    reason: 'Reason',
    why: 'Say why; it is written into the log.',
    remove: 'Delete for good',
    release: 'Release',
    failed: 'It did not work. Try again.',
  },
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
