import { excerpt, type Room } from '@officehours/contracts';
import {
  useConnection,
  useCourses,
  useMe,
  useMessages,
  useOutbox,
  useRoom,
  useTyping,
  useUnreadDivider,
  type ChatItem,
} from '@officehours/web-realtime';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ReplyTarget } from '../composer/reply-preview';
import { useText } from '../i18n/language-context';
import { useHost } from '../provider/host';
import { Failure } from './failure';
import { RoomComposer } from './room-composer';
import { RoomSkeleton } from './room-skeleton';
import { RoomView } from './room-view';
import { roomTitle } from './room-words';
import { useJumps } from './use-jumps';
import { useReadAtEnd } from './use-read-at-end';
import { useWantsFocus } from './use-wants-focus';

const DetailsPanel = lazy(() => import('./details-panel'));

export interface ChatRoomProps {
  roomId: string;
  /** Present where the list is another page: leads back to it. */
  onBack?: (() => void) | undefined;
  detailsOpen?: boolean;
  onDetails?: (() => void) | undefined;
}

/** A whole conversation: history, live messages, composer. Everything in it belongs to one room and starts anew with another. */
export function ChatRoom(props: ChatRoomProps) {
  return <OpenRoom key={props.roomId} {...props} />;
}

function OpenRoom(props: ChatRoomProps) {
  const { me } = useMe();
  const { room, error, retry } = useRoom(props.roomId);
  if (error && !room) {
    return (
      <div className="flex h-full overflow-y-auto bg-surface">
        <Failure error={error} onRetry={retry} onLeave={props.onBack} />
      </div>
    );
  }
  if (!room || !me) return <RoomSkeleton />;
  return <Conversation {...props} room={room} me={me.id} />;
}

function Conversation({
  room,
  me,
  onBack,
  onDetails,
  detailsOpen = false,
}: ChatRoomProps & { room: Room; me: string }) {
  const messages = useMessages(room.id);
  const unreadFrom = useUnreadDivider(room.id);
  const connection = useConnection();
  const { courses } = useCourses();
  const { userIds } = useTyping(room.id);
  const { onSignIn } = useHost();
  const [atEnd, setAtEnd] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const { actions, target, replyTo, endReply } = useRoomActions(room, messages, () => input.current?.focus());
  const wantsFocus = useWantsFocus();
  const courseTitle = courses.find((course) => course.id === room.courseId)?.title ?? null;

  useReadAtEnd(room.id, messages.lastSeq, atEnd);
  useEffect(() => {
    if (wantsFocus) input.current?.focus({ preventScroll: true });
  }, [wantsFocus]);

  return (
    <div className="flex h-full min-h-0">
      <div className="min-w-0 flex-1">
        <RoomView
          room={room}
          me={me}
          courseTitle={courseTitle}
          messages={messages}
          unreadFrom={unreadFrom}
          typing={userIds}
          connection={connection.status}
          target={target}
          actions={actions}
          onAtEnd={setAtEnd}
          onBack={onBack}
          onDetails={onDetails}
          detailsOpen={detailsOpen}
          onRetryConnection={connection.retryNow}
          onSignIn={onSignIn}
          composer={
            <RoomComposer
              roomId={room.id}
              name={roomTitle(room, me)}
              replyTo={replyTo}
              onReplyDone={endReply}
              inputRef={input}
            />
          }
        />
      </div>
      {detailsOpen && onDetails && (
        <div className="w-72 shrink-0 @max-5xl/shell:absolute @max-5xl/shell:inset-y-0 @max-5xl/shell:end-0 @max-5xl/shell:z-20 @max-5xl/shell:w-full @max-5xl/shell:max-w-sm @max-5xl/shell:shadow-pop">
          <Suspense>
            <DetailsPanel room={room} me={me} courseTitle={courseTitle} onClose={onDetails} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

const REPLY_EXCERPT = 120;

/** What the rows of a room may ask for. */
function useRoomActions(room: Room, messages: ReturnType<typeof useMessages>, focusInput: () => void) {
  const text = useText();
  const { retry, remove } = useOutbox();
  const { target, jumpTo } = useJumps(messages);
  const [replyTo, setReplyTo] = useState<ReplyTarget | null>(null);
  const latest = useRef({ jumpTo, focusInput });
  useEffect(() => {
    latest.current = { jumpTo, focusInput };
  });

  const actions = useMemo(
    () => ({
      retry,
      remove,
      openQuote: (seq: number) => latest.current.jumpTo(seq),
      reply: (item: ChatItem) => {
        if (!item.id) return;
        const author = room.participants.find((person) => person.id === item.senderId);
        const name = item.mine ? text.message.you : (author?.name ?? '');
        setReplyTo({ id: item.id, name, excerpt: excerpt(item.content, REPLY_EXCERPT) });
        latest.current.focusInput();
      },
    }),
    [retry, remove, room.participants, text],
  );
  return { actions, target, replyTo, endReply: () => setReplyTo(null) };
}
