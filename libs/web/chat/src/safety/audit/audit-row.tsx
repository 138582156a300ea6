import type { AuditEntry } from '@officehours/contracts';
import clsx from 'clsx';
import { BookOpen, Eye, Flag, KeyRound, ShieldAlert, UserRound, Users, type LucideIcon } from 'lucide-react';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { notesOf } from './notes';
import { peopleIn, type AskAbout } from './people-in';
import { Sentence } from './sentence';

/** By the first word of an act. */
const ICONS: Record<string, LucideIcon> = {
  access: ShieldAlert,
  token: ShieldAlert,
  'sign-in': ShieldAlert,
  account: KeyRound,
  password: KeyRound,
  file: ShieldAlert,
  quarantine: ShieldAlert,
  session: KeyRound,
  audit: BookOpen,
  course: BookOpen,
  directory: BookOpen,
  member: Users,
  message: Flag,
  report: Flag,
  room: Eye,
};

const TONES: Partial<Record<AuditEntry['action'], string>> = {
  'access.refused': 'bg-danger-soft text-danger',
  'token.refused': 'bg-danger-soft text-danger',
  'sign-in.failed': 'bg-danger-soft text-danger',
  'person.suspended': 'bg-danger-soft text-danger',
  'room.visited': 'bg-warning-soft text-warning',
  'message.reported': 'bg-warning-soft text-warning',
  'person.restored': 'bg-accent-soft text-accent-strong',
};

export interface AuditRowProps extends AskAbout {
  entry: AuditEntry;
}

/** One entry: when, a sentence of who did what to whom, and what else is known of it. */
export function AuditRow({ entry, ...people }: AuditRowProps) {
  const words = usePaneText();
  const format = useFormat();
  const { action, actorId, subjectId } = entry;
  const Icon = ICONS[action.split('.')[0] ?? ''] ?? UserRound;
  const isLeaving = action === 'member.removed' && actorId === subjectId;
  const number = format.number(entry.seq);
  return (
    <li className="flex gap-3 py-3">
      <span
        aria-hidden="true"
        className={clsx(
          'mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-full',
          TONES[action] ?? 'bg-sunken text-muted',
        )}
      >
        <Icon size={16} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <Sentence
            words={isLeaving ? words.audit.left : words.audit.acts[action]}
            parts={peopleIn(entry, people, words.audit)}
          />
        </p>
        {notesOf(entry, words, format).map((note) => (
          <p key={note} className="text-sm wrap-anywhere text-muted">
            <bdi>{note}</bdi>
          </p>
        ))}
      </div>
      <p className="shrink-0 text-end text-xs text-muted tabular-nums">
        <time dateTime={entry.at} title={format.exact(entry.at)} className="block text-sm">
          {format.time(entry.at)}
        </time>
        <span className="sr-only">{words.audit.number(number)}</span>
        <span aria-hidden="true" className="text-faint">
          {`#${number}`}
        </span>
      </p>
    </li>
  );
}
