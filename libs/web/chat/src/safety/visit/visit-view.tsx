import type { Message, RoomVisit } from '@officehours/contracts';
import type { VisitedRoom } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { Eye } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { MessageContent } from '../../content/message-content';
import { useFormat, useText } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { useTold } from '../../i18n/use-told';

export interface VisitViewProps {
  room: Pick<VisitedRoom, 'messages' | 'names' | 'hasMoreBefore' | 'isFetchingBefore' | 'fetchBefore'> & {
    visit: RoomVisit;
  };
  isBusy: boolean;
  failure: string | null;
  onEnd: () => void;
}

/** What a visitor reads, beginning at the end, under the reason why they may. */
export function VisitView({ room, isBusy, failure, onEnd }: VisitViewProps) {
  const { visit: words } = usePaneText().safety;
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Braces: newer browsers answer with a promise, which React would take for a clean-up.
    void end.current?.scrollIntoView({ block: 'end' });
  }, []);
  const { messages, names } = room;
  const nameOf = (id: string | null): string | null => names.get(id ?? '') ?? null;
  return (
    <div className="flex flex-col gap-5">
      <Banner visit={room.visit} isBusy={isBusy} failure={failure} onEnd={onEnd} />
      {room.hasMoreBefore && (
        <Button size="sm" className="self-center" disabled={room.isFetchingBefore} onClick={room.fetchBefore}>
          {words.earlier}
        </Button>
      )}
      <ol aria-label={words.messages} className="flex flex-col gap-4">
        {messages.map((message, index) => (
          <li key={message.id} ref={index === messages.length - 1 ? end : undefined}>
            <Line message={message} nameOf={nameOf} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Banner({ visit, isBusy, failure, onEnd }: Omit<VisitViewProps, 'room'> & { visit: RoomVisit }) {
  const words = usePaneText().safety.visit;
  const format = useFormat();
  return (
    <section
      aria-label={words.banner}
      className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-accent/40 bg-raised p-4 shadow-float"
    >
      <Eye size={20} className="shrink-0 text-accent" />
      <div className="min-w-48 flex-1 text-sm">
        <p className="font-medium">{words.until(format.exact(visit.endsAt))}</p>
        <p className="wrap-anywhere text-muted">
          {words.because} <bdi>{visit.reason}</bdi>
        </p>
        {failure && (
          <p role="alert" className="text-danger">
            {failure}
          </p>
        )}
      </div>
      <Button size="sm" disabled={isBusy} onClick={onEnd}>
        {words.end}
      </Button>
    </section>
  );
}

interface LineProps {
  message: Message;
  nameOf: (id: string | null) => string | null;
}

function Line({ message, nameOf }: LineProps) {
  const text = useText();
  const { someone } = usePaneText().safety;
  const tell = useTold();
  const format = useFormat();
  const time = (
    <time dateTime={message.createdAt} className="text-xs text-muted tabular-nums">
      {format.exact(message.createdAt)}
    </time>
  );
  if (message.system)
    return (
      <p className="text-sm text-muted" dir="auto">
        {tell({ event: message.system, content: message.content, nameOf })} · {time}
      </p>
    );
  return (
    <article>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className="font-medium">{nameOf(message.senderId) ?? someone}</bdi>
        {time}
      </p>
      {message.deletedAt ? (
        <p className="text-muted italic">{text.message.deleted}</p>
      ) : (
        <div dir="auto" className="wrap-anywhere">
          <MessageContent content={message.content} />
        </div>
      )}
      {message.attachments.map(({ id, name: file }) => (
        <p key={id} className="text-sm text-muted" dir="auto">
          {file}
        </p>
      ))}
    </article>
  );
}
