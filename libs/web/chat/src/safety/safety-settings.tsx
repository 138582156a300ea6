import type { Report } from '@officehours/contracts';
import {
  useBlocks,
  useCourses,
  useMe,
  useReports,
  useRooms,
  useSafety,
  useSuspensions,
} from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { ScrollText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useAttempt } from '../group/use-attempt';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { ReportList } from './report-list';
import { VisitDialog } from './visit/visit-dialog';

export interface SafetySettingsProps {
  /** A visit of that room has begun. */
  onVisit: (chatRoomId: string) => void;
  /** To the audit log. */
  onAudit: () => void;
}

/** Whom the reader has blocked; for those who look after others, what was reported, who is suspended, and the audit log. */
export function SafetySettings({ onVisit, onAudit }: SafetySettingsProps) {
  const { me } = useMe();
  const { courses } = useCourses();
  const isAdmin = me?.role === 'admin';
  return (
    <>
      <BlockedPeople />
      {(isAdmin || courses.some(({ role }) => role !== 'student')) && (
        <Reports isAdmin={isAdmin} onVisit={onVisit} />
      )}
      {isAdmin && <SuspendedPeople />}
      {isAdmin && <AuditCard onOpen={onAudit} />}
    </>
  );
}

function BlockedPeople() {
  const words = usePaneText().safety;
  const { blocks, isPending, error } = useBlocks();
  const { unblock } = useSafety();
  const rows = blocks.map(({ person }) => ({ ...person, undo: words.unblock(person.name) }));
  if (isPending || error) return null;
  return (
    <Card title={words.blockedPeople}>
      <PeopleList people={rows} none={words.nobodyBlocked} onUndo={unblock} />
    </Card>
  );
}

function SuspendedPeople() {
  const words = usePaneText().safety;
  const { suspensions, isPending, error } = useSuspensions();
  const { liftSuspension } = useSafety();
  if (isPending || error || suspensions.length === 0) return null;
  const rows = suspensions.map(({ userId: id, name, reason }) => ({
    id,
    name,
    reason,
    undo: words.lift(name),
  }));
  return (
    <Card title={words.suspended}>
      <PeopleList people={rows} none="" onUndo={liftSuspension} />
    </Card>
  );
}

function AuditCard({ onOpen }: { onOpen: () => void }) {
  const words = usePaneText().audit;
  return (
    <Card title={words.title}>
      <p className="text-sm text-muted">{words.hint}</p>
      <Button size="sm" className="self-start" onClick={onOpen}>
        <ScrollText size={16} />
        {words.open}
      </Button>
    </Card>
  );
}

function Reports({ isAdmin, onVisit }: Pick<SafetySettingsProps, 'onVisit'> & { isAdmin: boolean }) {
  const text = useText();
  const words = usePaneText().safety;
  const { reports, isPending, error, hasMore, isFetchingMore, fetchMore } = useReports();
  const { closeReport, suspend } = useSafety();
  const { courses } = useCourses();
  const { rooms } = useRooms();
  const [visited, setVisited] = useState<string | null>(null);
  // The same as the service asks, as far as it is known here: it has the last word.
  const mayRead = ({ chatRoomId, courseId }: Report): boolean =>
    !rooms.some(({ id }) => id === chatRoomId) &&
    (isAdmin || courses.some(({ id, role }) => id === courseId && role === 'instructor'));
  if (isPending || error) return null;
  return (
    <Card title={words.reports}>
      <ReportList
        reports={reports}
        onClose={closeReport}
        onSuspend={isAdmin ? suspend : undefined}
        mayRead={mayRead}
        onRead={setVisited}
      />
      {visited && (
        <VisitDialog chatRoomId={visited} onBegun={() => onVisit(visited)} onClose={() => setVisited(null)} />
      )}
      {hasMore && (
        <Button size="sm" variant="quiet" disabled={isFetchingMore} onClick={fetchMore}>
          {text.rooms.loadMore}
        </Button>
      )}
    </Card>
  );
}

interface PeopleListProps {
  people: { id: string; name: string; reason?: string; undo: string }[];
  none: string;
  onUndo: (id: string) => Promise<void>;
}

function PeopleList({ people, none, onUndo }: PeopleListProps) {
  const { isBusy, failure, attempt } = useAttempt();
  if (people.length === 0) return <p className="text-sm text-muted">{none}</p>;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {people.map(({ id, name, reason, undo }) => (
          <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 wrap-anywhere" dir="auto">
              {name}
              {reason && <span className="block text-sm text-muted">{reason}</span>}
            </span>
            <Button size="sm" disabled={isBusy} onClick={() => attempt(() => onUndo(id))}>
              {undo}
            </Button>
          </li>
        ))}
      </ul>
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
    </>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 rounded-lg border bg-raised p-5">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}
