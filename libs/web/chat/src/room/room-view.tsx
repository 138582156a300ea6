import type { Room } from '@officehours/contracts';
import type { ConnectionStatus, OfficehoursError, RoomMessages } from '@officehours/web-realtime';
import { later, useDelayed, useHoldLater } from '@officehours/web-ui';
import { MessagesSquare } from 'lucide-react';
import { useId, useRef, type ReactNode, type RefObject } from 'react';
import { useIsLive } from '../connection/use-is-live';
import { useContentReady } from '../content/use-content-ready';
import { useText } from '../i18n/language-context';
import { ListSkeleton } from '../message-list/list-skeleton';
import { MessageList, type MessageListProps } from '../message-list/message-list';
import { Empty } from '../slots/empty';
import { slotted } from '../slots/slotted';
import { Failure } from './failure';
import { RoomHeader as UsualHeader } from './room-header';
import { roomTitle } from './room-words';

const ConnectionBanner = later(
  async () => (await import('../connection/connection-banner')).ConnectionBanner,
);
const RoomHeader = slotted('roomHeader', UsualHeader);
const FailureLine = later(async () => (await import('../later-parts')).FailureLine);
const TypingBubble = later(async () => (await import('../later-parts')).TypingBubble);

export interface RoomViewProps {
  room: Room;
  me: string;
  courseTitle: string | null;
  messages: RoomMessages;
  unreadFrom: number | null;
  /** Ids of the others who type now. */
  typing: readonly string[];
  connection: ConnectionStatus;
  target?: MessageListProps['target'];
  goBack?: MessageListProps['goBack'];
  /** The reader goes to the end by the button. */
  onLatest?: () => void;
  /** Why the last change of a message did not happen, or the last jump. */
  failure?: OfficehoursError | null;
  onDismissFailure?: () => void;
  actions: MessageListProps['actions'];
  composer: ReactNode;
  /** Who can read the conversation. */
  readers?: ReactNode;
  detailsOpen?: boolean;
  onAtEnd?: (atEnd: boolean) => void;
  onBack?: (() => void) | undefined;
  onDetails?: (() => void) | undefined;
  onRetryConnection: () => void;
  onSignIn?: (() => void) | undefined;
}

/** One conversation as it looks for given data; knows nothing of where the data comes from. */
export function RoomView(props: RoomViewProps) {
  const { room, me, messages, typing, connection } = props;
  const text = useText();
  const heading = useId();
  const isLive = useIsLive(connection);
  const names = room.participants.filter((person) => typing.includes(person.id)).map((person) => person.name);
  return (
    <section aria-labelledby={heading} className="relative flex h-full min-h-0 flex-col bg-surface">
      <span id={heading} hidden>
        {text.chat.history(roomTitle(room, me))}
      </span>
      <RoomHeader
        room={room}
        me={me}
        courseTitle={props.courseTitle}
        isTyping={names.length > 0}
        isLive={isLive}
        onBack={props.onBack}
        onDetails={props.onDetails}
        detailsOpen={props.detailsOpen ?? false}
      />
      <div className="min-h-7 border-b">{props.readers}</div>
      <ConnectionBanner status={connection} onRetry={props.onRetryConnection} onSignIn={props.onSignIn} />
      <History {...props} overlay={<TypingBubble names={names} />} />
      {props.failure && <FailureLine error={props.failure} onDismiss={props.onDismissFailure} />}
      {!isRefused(messages) && props.composer}
    </section>
  );
}

function History({ room, me, messages, overlay, ...props }: RoomViewProps & { overlay: ReactNode }) {
  const text = useText();
  const isDirect = room.kind === 'direct';
  const name = roomTitle(room, me);
  const isReady = useContentReady(messages.items, {
    hasWritten: messages.justWritten !== null,
    unreadFrom: props.unreadFrom,
  });
  const place = useRef<HTMLDivElement>(null);
  const isWaiting = messages.items.length === 0 ? messages.isPending : !isReady;
  useHoldLater(isWaiting);
  const showsSkeleton = useDelayed(isWaiting);
  if (messages.error && messages.items.length === 0) {
    return (
      <Centered>
        <Failure error={messages.error} onRetry={messages.retry} onLeave={props.onBack} />
      </Centered>
    );
  }
  if (isWaiting) {
    return <Centered place={place}>{showsSkeleton && <ListSkeleton label={text.chat.loading} />}</Centered>;
  }
  if (messages.items.length === 0) {
    return (
      <Centered>
        <Empty place="room" icon={<MessagesSquare size={24} />} title={text.chat.empty}>
          {isDirect ? text.chat.emptyHint(name) : text.chat.emptyGroupHint}
        </Empty>
        <div className="relative">{overlay}</div>
      </Centered>
    );
  }
  return (
    <MessageList
      label={text.chat.history(name)}
      items={messages.items}
      participants={room.participants}
      me={me}
      isDirect={isDirect}
      memberCount={room.memberCount}
      // What was written before the newest page is here stands alone, but not at the beginning of the conversation.
      hasMoreBefore={messages.hasMoreBefore || messages.isPending}
      fetchBefore={messages.isPending ? comesAnyway : messages.fetchBefore}
      hasMoreAfter={messages.hasMoreAfter}
      fetchAfter={messages.fetchAfter}
      onJumpToLatest={() => {
        props.onLatest?.();
        if (messages.hasMoreAfter) messages.jumpToLatest();
      }}
      unreadFrom={props.unreadFrom}
      justWritten={messages.justWritten}
      target={props.target ?? null}
      goBack={props.goBack ?? null}
      place={place}
      actions={props.actions}
      {...(props.onAtEnd && { onAtEnd: props.onAtEnd })}
      overlay={overlay}
    />
  );
}

const comesAnyway = (): void => undefined;

function Centered({ place, children }: { place?: RefObject<HTMLDivElement | null>; children: ReactNode }) {
  return (
    <div ref={place} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      {children}
    </div>
  );
}

const isRefused = ({ error, items }: RoomMessages): boolean =>
  items.length === 0 && (error?.code === 'forbidden' || error?.code === 'not_found');
