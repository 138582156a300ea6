import type { NamedPerson, Participant } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { later } from '@officehours/web-ui';
import clsx from 'clsx';
import { useCallback, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { MessageActionsContext, type MessageActions } from './message-actions';
import { RowView, type RowViewProps } from './row-view';
import type { Row } from './rows';
import { useCalmItems } from './use-calm-items';
import { useListScroll } from './use-list-scroll';
import { useMessageRows } from './use-message-rows';
import { useMessageKeys } from './use-message-keys';

const Announcer = later(async () => (await import('../later-parts')).Announcer);
const BackButton = later(async () => (await import('../later-parts')).BackButton);
const FormerPeople = later(async () => (await import('../later-parts')).FormerPeople);
const FloatingDay = later(async () => (await import('../later-parts')).FloatingDay);
const LoadingOlder = later(async () => (await import('../later-parts')).LoadingOlder);
const JumpButton = later(async () => (await import('../later-parts')).JumpButton);
const UnreadChip = later(async () => (await import('../later-parts')).UnreadChip);

export interface MessageListProps {
  /** Names the list for screen readers. */
  label: string;
  items: readonly ChatItem[];
  /** Everyone of the room, the reader included. */
  participants: readonly Participant[];
  me: string;
  isDirect: boolean;
  /** Of large rooms only some are among the participants. */
  memberCount: number;
  hasMoreBefore: boolean;
  fetchBefore: () => void;
  hasMoreAfter?: boolean;
  fetchAfter?: () => void;
  /** `seq` of the first message that was unread when the room was opened. */
  unreadFrom: number | null;
  /** Key of what the reader wrote last, since the room was opened. */
  justWritten?: string | null;
  /** `seq` to bring into sight, with a number that changes with every wish; the focus comes along where it is `isByKey`. */
  target?: { seq: number; wish: number; isByKey?: boolean } | null;
  /** The way back from a jump. */
  goBack?: (() => void) | null;
  /** Stands until the list does where that will be, and is as high. */
  place?: RefObject<HTMLElement | null>;
  actions: Omit<MessageActions, 'me' | 'nameOf' | 'unfolded'>;
  /** The reader wants the end, which may be pages away. */
  onJumpToLatest?: () => void;
  /** Whether the newest message is on the screen. */
  onAtEnd?: (atEnd: boolean) => void;
  /** Floats over the last lines, such as who is typing. */
  overlay?: ReactNode;
}

/** The conversation: a virtual list that never moves what is being read. */
export function MessageList(props: MessageListProps) {
  const { participants, me, isDirect, memberCount, hasMoreBefore, unreadFrom, actions } = props;
  const [isBusy, setBusy] = useState(false);
  const items = useCalmItems(props.items, isBusy);
  const calm = { ...props, items };
  const rows = useMessageRows(calm);
  const { people, others, setFormer } = usePeople(participants, me);

  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, aim, container, measure, drawn, ...scroll } = useListScroll({
    ...calm,
    rows,
    scroller,
    onBusy: setBusy,
  });
  const keys = useMessageKeys({ rows, virtualizer, aim, scroller });

  const { nameOf, rowActions } = useRowActions(actions, me, people);
  const shared = { people, others, isDirect, memberCount };
  return (
    <MessageActionsContext value={rowActions}>
      <div className="@container/list relative min-h-0 flex-1">
        {scroll.dayInView && <FloatingDay at={scroll.dayInView} />}
        <div
          ref={scroller}
          role="log"
          aria-live="off"
          aria-label={props.label}
          aria-busy={hasMoreBefore && scroll.isNearTop}
          className="flex size-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
          {...keys.listProps}
        >
          <div ref={container} role="list" className="relative mx-auto mt-auto w-full max-w-4xl shrink-0">
            {hasMoreBefore && <LoadingOlder />}
            {drawn.map(({ index, key }) => (
              <Slot
                key={key}
                index={index}
                row={rows[index]}
                measure={measure}
                {...shared}
                isTabStop={keys.tabStop === key}
                isTarget={scroll.targetKey === key}
              />
            ))}
          </div>
        </div>
        {scroll.hasDividerAbove && (
          <UnreadChip {...{ items, unreadFrom }} isToEnd={!props.hasMoreAfter} onJump={scroll.toUnread} />
        )}
        {!scroll.atEnd && <JumpButton count={scroll.newBelow} onJump={scroll.toLatest} />}
        {props.goBack && <BackButton onBack={props.goBack} />}
        {scroll.atEnd && props.overlay}
        <Announcer items={props.items} nameOf={nameOf} />
        {!isDirect && <FormerPeople {...{ items, participants }} onKnown={setFormer} />}
      </div>
    </MessageActionsContext>
  );
}

/** Everyone who is named in the conversation, those who have left it included, and the others of the room. */
function usePeople(participants: readonly Participant[], me: string) {
  const [former, setFormer] = useState<readonly NamedPerson[]>([]);
  const people = useMemo(
    () => new Map([...former, ...participants].map((person) => [person.id, person])),
    [former, participants],
  );
  const others = useMemo(() => participants.filter((person) => person.id !== me), [participants, me]);
  return { people, others, setFormer };
}

/** What the rows may do and know; the same object as long as possible, since they are drawn anew with another. */
function useRowActions(
  actions: MessageListProps['actions'],
  me: string,
  people: ReadonlyMap<string, NamedPerson>,
) {
  const [unfolded] = useState(() => new Set<string>());
  const nameOf = useCallback(
    (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null)),
    [people],
  );
  const rowActions = useMemo(() => ({ ...actions, me, nameOf, unfolded }), [actions, me, nameOf, unfolded]);
  return { nameOf, rowActions };
}

type SlotProps = Omit<RowViewProps, 'row'> & {
  index: number;
  row: Row | undefined;
  measure: (element: HTMLDivElement | null) => void;
};

/** The place of one row; the virtual list measures and positions it. */
function Slot({ index, row, measure, ...view }: SlotProps) {
  if (!row) return null;
  return (
    <div
      ref={measure}
      data-index={index}
      role="listitem"
      className={clsx('absolute inset-x-0 top-0', row.kind === 'message' && 'has-[[role=group]]:z-10')}
    >
      <RowView row={row} {...view} />
    </div>
  );
}
