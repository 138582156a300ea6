import { ROOM_RULES, type Room } from '@officehours/contracts';
import {
  useConnection,
  useCourses,
  useMe,
  useMessages,
  useMessagesAhead,
  useRoom,
  useTyping,
  useUnreadDivider,
  type RoomMessages,
} from '@officehours/web-realtime';
import { later } from '@officehours/web-ui';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useIsLive } from '../connection/use-is-live';
import { fetchMarkdown } from '../content/pieces';
import { fetchFirst } from '../content/use-content-ready';
import { lazyPart } from '../lazy/lazy-part';
import { lastToEdit } from '../message-list/message-actions';
import { useHost } from '../provider/host';
import type { RoomDetailsProps } from './room-details';
import { Failure } from './failure';
import { RoomComposer, type RoomComposerProps } from './room-composer';
import { RoomSkeleton } from './room-skeleton';
import { RoomView } from './room-view';
import { roomTitle } from './room-words';
import { useRoomActions, type RoomActions } from './use-room-actions';
import { useArrivalAt, useLastArrival, type Arrival } from './use-arrival';
import { useIsLooking, useReadAtEnd } from './use-read-at-end';
import { placed } from '../provider/look-root';

const COMPOSER_SPACE = { waiting: <div className="h-17" /> };
const GroupComposer = lazyPart(() => import('../mention/group-composer'), COMPOSER_SPACE);
const ReadOnly = lazyPart(() => import('../safety/read-only'), COMPOSER_SPACE);
const RoomReaders = later(async () => (await import('../later-parts')).RoomReaders);
const RoomDetails = lazyPart(() => import('./room-details'), { canWait: true });
const RoomDialogs = lazyPart(() => import('./room-dialogs'), { floats: true });

export interface ChatRoomProps {
  roomId: string;
  /** Present where the list is another page: leads back to it. */
  onBack?: (() => void) | undefined;
  detailsOpen?: boolean;
  onDetails?: (() => void) | undefined;
  /** The message to show; each new object is a new wish. */
  at?: Arrival | null;
}

/** A whole conversation: history, live messages, composer. Everything in it belongs to one room and starts anew with another. */
export const ChatRoom = placed(function ChatRoom(props: ChatRoomProps) {
  return <OpenRoom key={props.roomId} {...props} />;
});

function OpenRoom(props: ChatRoomProps) {
  const { me } = useMe();
  const at = useLastArrival(props.at);
  const { room, error, retry } = useRoom(props.roomId);
  useMessagesAhead(props.roomId, fetchFirst);
  useEffect(fetchMarkdown, []);
  if (error && !room) {
    return (
      <div className="flex h-full overflow-y-auto bg-surface">
        <Failure error={error} onRetry={retry} onLeave={props.onBack} />
      </div>
    );
  }
  if (!room || !me) return <RoomSkeleton />;
  return <Conversation {...props} at={at} room={room} me={me.id} />;
}

function Conversation({
  room,
  me,
  onBack,
  onDetails,
  detailsOpen = false,
  at,
}: ChatRoomProps & { at: Arrival | null; room: Room; me: string }) {
  const messages = useMessages(room.id);
  const isLooking = useIsLooking();
  const unreadFrom = useUnreadDivider(room.id, isLooking);
  const connection = useConnection();
  const { courses } = useCourses();
  const { userIds } = useTyping(room.id);
  const { onSignIn } = useHost();
  const [atEnd, setAtEnd] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const actions = useRoomActions({ room, me, messages, focusInput: () => input.current?.focus() });
  const onJump = actions.jumps.jumpTo;
  useArrivalAt(at, messages.isPending, onJump);
  const courseTitle = courses.find((course) => course.id === room.courseId)?.title ?? null;

  useReadAtEnd(room.id, messages.lastSeq, atEnd && isLooking);

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
          target={actions.jumps.target}
          goBack={actions.jumps.goBack}
          onLatest={actions.jumps.forgetBack}
          actions={actions.rows}
          failure={actions.failure}
          onDismissFailure={actions.dismissFailure}
          onAtEnd={setAtEnd}
          onBack={onBack}
          onDetails={onDetails}
          detailsOpen={detailsOpen}
          onRetryConnection={connection.retryNow}
          onSignIn={onSignIn}
          readers={<RoomReaders room={room} me={me} />}
          composer={<Writing room={room} me={me} messages={messages} actions={actions} input={input} />}
        />
      </div>
      {detailsOpen && onDetails && (
        <Details {...{ room, me, courseTitle, onJump }} onClose={onDetails} onLeft={onBack} />
      )}
      {actions.dialog && <RoomDialogs {...{ actions, room, me }} onClose={actions.closeDialogs} />}
    </div>
  );
}

function Details(props: Omit<RoomDetailsProps, 'isLive'>) {
  const isLive = useIsLive(useConnection().status);
  return (
    <div className={DETAILS}>
      <RoomDetails {...props} isLive={isLive} />
    </div>
  );
}

interface WritingProps {
  room: Room;
  me: string;
  messages: RoomMessages;
  actions: RoomActions;
  input: RefObject<HTMLTextAreaElement | null>;
}

function Writing({ room, me, messages, actions, input }: WritingProps) {
  const { purpose } = actions;
  const target = messages.items.find((item) => item.id !== null && item.id === purpose?.id);
  const editLast = (): void => {
    // Of an old part the last one is not the last.
    if (messages.hasMoreAfter) return messages.jumpToLatest();
    const last = lastToEdit(messages.items);
    if (last) actions.rows.edit(last);
  };
  const composing: RoomComposerProps = {
    roomId: room.id,
    name: roomTitle(room, me),
    purpose,
    editedRev: target?.rev,
    onPurposeDone: actions.endPurpose,
    onSaveEdit: actions.saveEdit,
    onEditLast: editLast,
    onShowEnd: () => {
      if (messages.hasMoreAfter) messages.jumpToLatest();
    },
    inputRef: input,
  };
  const mayWrite = !room.restriction && ROOM_RULES[room.kind].post.includes(room.role);
  if (mayWrite && room.kind === 'direct') return <RoomComposer {...composing} />;
  return mayWrite ? (
    <GroupComposer {...composing} people={room.participants.filter(({ id }) => id !== me)} />
  ) : (
    <ReadOnly room={room} />
  );
}

/** A third column where there is room for it, else a sheet over the conversation. */
const DETAILS =
  'w-72 shrink-0 @max-5xl/shell:absolute @max-5xl/shell:inset-y-0 @max-5xl/shell:end-0 @max-5xl/shell:z-20 @max-5xl/shell:w-full @max-5xl/shell:max-w-sm @max-5xl/shell:shadow-pop';
