import type { AuditEntry } from '@officehours/contracts';
import type { PaneMessages } from '../../i18n/en/panes';
import type { Format } from '../../i18n/format';

type Details = AuditEntry['details'];

/** What an entry says besides its sentence, one note after the other. */
export function notesOf(entry: AuditEntry, { audit: words, safety }: PaneMessages, format: Format): string[] {
  const { details, action, outcome } = entry;
  const { asked, reason, role, to, count, users } = details;
  const said: Record<string, string> = { ...words.reasons, ...safety.reasons };
  const newRole = typeof to === 'string' ? to : role;
  return [
    ...(typeof asked === 'string' ? [words.asked(asked)] : []),
    ...(typeof reason === 'string' ? [said[reason] ?? words.reason(reason)] : []),
    ...(typeof newRole === 'string' ? [words.role(words.roles[newRole] ?? newRole)] : []),
    ...(typeof count === 'number' ? [words.times(count)] : []),
    ...(typeof users === 'number'
      ? [words.imported(users, Number(details['courses']), Number(details['enrolments']))]
      : []),
    ...(action === 'course.talk' ? talkNotes(details, words, format) : []),
    ...(action === 'room.visited' ? [words.until(format.exact(String(details['endsAt'])))] : []),
    ...(outcome === 'unknown' ? [words.unknownOutcome] : []),
  ];
}

function talkNotes({ peerTalk, endsAt }: Details, words: PaneMessages['audit'], format: Format): string[] {
  return [
    ...(typeof peerTalk === 'boolean' ? [words.peerTalk(peerTalk)] : []),
    ...(typeof endsAt === 'string' ? [words.courseEnds(format.date(endsAt))] : []),
    ...(endsAt === null ? [words.courseGoesOn] : []),
  ];
}
