import { useOwnSessions, type OwnSession } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { MonitorSmartphone } from 'lucide-react';
import { useAttempt } from '../group/use-attempt';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PasswordForm } from './password-form';

/** Where the reader is signed in, for those with an account of the service's own; nothing for all others. */
export function AccountSettings() {
  const words = usePaneText().account;
  const { sessions, end, endOthers, changePassword } = useOwnSessions();
  const { isBusy, failure, attempt } = useAttempt();
  if (sessions.length === 0) return null;
  return (
    <>
      <section className="flex flex-col gap-4 rounded-lg border bg-raised p-5">
        <h2 className="font-semibold">{words.sessions}</h2>
        <ul className="flex flex-col gap-3">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isBusy={isBusy}
              onEnd={() => attempt(() => end(session.id))}
            />
          ))}
        </ul>
        {sessions.length > 1 && (
          <Button className="self-start" disabled={isBusy} onClick={() => attempt(endOthers)}>
            {words.endOthers}
          </Button>
        )}
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
      </section>
      <section className="rounded-lg border bg-raised p-5">
        <PasswordForm onChange={changePassword} />
      </section>
    </>
  );
}

interface SessionRowProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const words = usePaneText().account;
  const format = useFormat();
  const device = deviceOf(session.userAgent) ?? words.unknownDevice;
  return (
    <li className="flex min-h-11 items-center gap-3">
      <MonitorSmartphone size={20} className="shrink-0 text-faint" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium" dir="auto">
          {device}
        </span>
        <span className="block text-sm text-muted">
          {session.isCurrent ? words.thisDevice : words.lastUsed(format.exact(session.lastUsedAt))}
        </span>
      </span>
      {!session.isCurrent && (
        <Button size="sm" variant="danger" disabled={isBusy} aria-label={words.endOn(device)} onClick={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  );
}

/** Browser and system as people know them; null for what tells neither. */
function deviceOf(userAgent: string): string | null {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//u.exec(userAgent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/u.exec(userAgent)?.[1];
  const named: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  const parts = [browser, system].flatMap((part) => (part ? [named[part] ?? part] : []));
  return parts.length > 0 ? parts.join(' · ') : null;
}
