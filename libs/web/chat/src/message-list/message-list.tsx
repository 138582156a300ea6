import type { Participant } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import { Announcer } from './announcer';
import { BackButton, JumpButton } from './jump-button';
import { MessageActionsContext, type MessageActions } from './message-actions';
import { RowView } from './row-view';
import { RowCache } from './row-cache';
import { FloatingDay } from './separators';
import { UnreadChip } from './unread-chip';
import { useListScroll } from './use-list-scroll';
import { useMessageKeys } from './use-message-keys';

export interface MessageListProps {
  /** Names the list for screen readers. */
  label: string;
  items: readonly ChatItem[];
  /** Everyone of the room, the reader included. */
  participants: readonly Participant[];
  me: string;
  isDirect: boolean;
  hasMoreBefore: boolean;
  fetchBefore: () => void;
  hasMoreAfter?: boolean;
  fetchAfter?: () => void;
  /** `seq` of the first message that was unread when the room was opened. */
  unreadFrom: number | null;
  /** `seq` to bring into sight, with a number that changes with every wish. */
  target?: { seq: number; wish: number } | null;
  /** The way back from a jump. */
  goBack?: (() => void) | null;
  actions: Omit<MessageActions, 'me' | 'nameOf' | 'unfolded'>;
  onJumpToLatest?: () => void;
  /** Whether the newest message is on the screen. */
  onAtEnd?: (atEnd: boolean) => void;
  /** Floats over the last lines, such as who is typing. */
  overlay?: ReactNode;
}

/** The conversation: a virtual list that never moves what is being read. */
export function MessageList(props: MessageListProps) {
  const { items, participants, me, isDirect, hasMoreBefore, unreadFrom, actions } = props;
  const text = useText();
  const { dayKey } = useFormat();
  const [unfolded] = useState(() => new Set<string>());
  const [cache] = useState(() => new RowCache());
  const rows = useMemo(
    () => cache.build(items, { hasMoreBefore, unreadFrom, withNames: !isDirect, dayKey }),
    [cache, items, hasMoreBefore, unreadFrom, isDirect, dayKey],
  );
  const people = useMemo(() => new Map(participants.map((person) => [person.id, person])), [participants]);
  const others = useMemo(() => participants.filter((person) => person.id !== me), [participants, me]);

  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, container, measure, drawn, ...scroll } = useListScroll({ ...props, rows, scroller });
  const keys = useMessageKeys({ rows, virtualizer, scroller });

  const nameOf = useCallback(
    (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null)),
    [people],
  );
  const rowActions = useMemo(() => ({ ...actions, me, nameOf, unfolded }), [actions, me, nameOf, unfolded]);

  return (
    <MessageActionsContext value={rowActions}>
      <div className="@container/list relative min-h-0 flex-1">
        <FloatingDay at={scroll.dayInView} />
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
            {hasMoreBefore && <LoadingOlder label={text.chat.loadingOlder} />}
            {drawn.map(({ index, key }) => {
              const row = rows[index];
              return (
                row && (
                  <div
                    key={key}
                    ref={measure}
                    data-index={index}
                    role="listitem"
                    className={clsx(
                      'absolute inset-x-0 top-0',
                      row.kind === 'message' && 'has-[[role=group]]:z-10',
                    )}
                  >
                    <RowView
                      row={row}
                      people={people}
                      others={others}
                      isDirect={isDirect}
                      isTabStop={keys.tabStop === row.key}
                      isTarget={scroll.targetKey === row.key}
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
        <UnreadChip count={scroll.unreadAbove} onJump={scroll.toUnread} />
        <JumpButton visible={!scroll.atEnd} count={scroll.newBelow} onJump={scroll.toLatest} />
        {props.goBack && <BackButton onBack={props.goBack} />}
        {scroll.atEnd && props.overlay}
        <Announcer items={items} nameOf={nameOf} />
      </div>
    </MessageActionsContext>
  );
}

function LoadingOlder({ label }: { label: string }) {
  return (
    <p
      role="presentation"
      className="absolute inset-x-0 top-0 flex h-14 items-center justify-center gap-2 text-sm text-faint"
    >
      <span
        aria-hidden="true"
        className="size-4 animate-spin rounded-full border-2 border-line-strong border-e-transparent"
      />
      {label}
    </p>
  );
}
