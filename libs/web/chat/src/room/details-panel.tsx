import type { Room } from '@officehours/contracts';
import { IconButton, useBackCloses } from '@officehours/web-ui';
import { GraduationCap, MessagesSquare, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { useFocusGoing } from '../message-list/use-focus-behind';
import { Avatar } from '../slots/avatar';
import { roleWord, roomTitle } from './room-words';

export interface DetailsPanelProps {
  room: Room;
  me: string;
  courseTitle: string | null;
  /** Without a connection nobody knows who is online. */
  isLive?: boolean;
  onClose: () => void;
  /** Instead of the plain list of people. */
  people?: ReactNode;
  /** More about the conversation, from the host page. */
  children?: ReactNode;
}

/** What a conversation is about and who is in it. */
export default function DetailsPanel({
  room,
  me,
  courseTitle,
  isLive = true,
  onClose,
  people,
  children,
}: DetailsPanelProps) {
  const text = useText();
  const words = usePaneText();
  const format = useFormat();
  const other = room.kind === 'direct' ? room.participants.find((person) => person.id !== me) : undefined;
  return (
    <Panel title={words.details.title} onClose={onClose}>
      <header className="flex h-16 shrink-0 items-center gap-2 ps-5 pe-3">
        <h2 className="flex-1 truncate font-semibold">{text.chat.details}</h2>
        <IconButton label={words.details.close} onClick={onClose}>
          <X size={18} />
        </IconButton>
      </header>
      <div className="flex flex-col items-center px-6 pt-2 pb-6 text-center">
        {!other && <Avatar isGroup id={room.id} name={room.title ?? ''} size="lg" />}
        {other && (
          <Avatar
            id={other.id}
            name={other.name}
            src={other.avatarUrl}
            size="lg"
            online={isLive && other.online}
          />
        )}
        <p className="mt-3 text-lg font-semibold wrap-anywhere" dir="auto">
          {roomTitle(room, me)}
        </p>
        {other && (
          <p className="text-sm text-muted">
            {roleWord(other.model, text)}
            {isLive && ` · ${other.online ? text.presence.online : text.presence.offline}`}
          </p>
        )}
      </div>
      <dl className="flex flex-col gap-5 border-t px-5 py-5 text-sm">
        {(courseTitle ?? room.courseId) && (
          <Fact icon={<GraduationCap size={17} />} term={words.details.course}>
            <span dir="auto">{courseTitle ?? '\u00a0'}</span>
          </Fact>
        )}
        <Fact icon={<MessagesSquare size={17} />} term={words.details.messages(room.lastSeq)}>
          {words.details.started(format.date(room.createdAt))}
        </Fact>
      </dl>
      {people || <People room={room} me={me} isLive={isLive} />}
      {children}
    </Panel>
  );
}

function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  const [isSheet, setSheet] = useState(false);
  useLayoutEffect(() => {
    const place = panel.current?.parentElement;
    setSheet(place instanceof HTMLElement && getComputedStyle(place).position === 'absolute');
  }, []);
  useBackCloses(onClose, isSheet);
  // To the button that opens it again.
  useFocusGoing(panel, ({ parentElement }) =>
    parentElement?.parentElement?.querySelector<HTMLElement>('header [aria-expanded]')?.focus(),
  );
  return (
    <aside ref={panel} aria-label={title} className="flex h-full flex-col overflow-y-auto border-s bg-bg">
      {children}
    </aside>
  );
}

function People({ room, me, isLive }: Pick<DetailsPanelProps, 'room' | 'me' | 'isLive'>) {
  const text = useText();
  const words = usePaneText();
  return (
    <section className="border-t px-5 py-5">
      <h3 className="mb-3 text-sm font-semibold">{words.details.people}</h3>
      <ul className="flex flex-col gap-3">
        {room.participants.map((person) => (
          <li key={person.id} className="flex items-center gap-3">
            <Avatar
              id={person.id}
              name={person.name}
              src={person.avatarUrl}
              size="sm"
              online={isLive === true && person.online}
            />
            <span className="min-w-0 flex-1 truncate text-sm">
              <bdi>{person.name}</bdi>
              {person.id === me && <span className="text-muted"> ({words.details.you})</span>}
            </span>
            <span className="text-xs text-muted">{roleWord(person.model, text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ icon, term, children }: { icon: ReactNode; term: string; children: ReactNode }) {
  return (
    <div className="relative ps-8">
      <dt className="font-medium">
        <span className="absolute start-0 top-0.5 text-faint" aria-hidden="true">
          {icon}
        </span>
        {term}
      </dt>
      <dd className="text-muted wrap-anywhere">{children}</dd>
    </div>
  );
}
