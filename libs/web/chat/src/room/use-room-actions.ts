import { excerpt, summaryOf, type Room } from '@officehours/contracts';
import {
  type OfficehoursError,
  useMessageActions,
  useOutbox,
  type ChatItem,
  type RoomMessages,
} from '@officehours/web-realtime';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Purpose } from '../composer/purpose';
import { oneLine } from '../content/one-line';
import type { Messages } from '../i18n/en';
import { useText } from '../i18n/language-context';
import { useJumps } from './use-jumps';
import { usePurpose } from './use-purpose';

const EXCERPT = 120;

interface RoomActionsOptions {
  room: Room;
  me: string;
  messages: RoomMessages;
  focusInput: () => void;
}

/** What is asked or told about one message in front of the conversation. */
export interface OpenDialog {
  kind: 'delete' | 'history' | 'readers' | 'report' | 'file';
  item: ChatItem;
  /** The picture to show, of a `file`. */
  fileId?: string;
}

/** Waits for a change, and says so in the room when it fails; resolves with why, null when it is done. */
type Attempt = (change: Promise<void>) => Promise<string | null>;

const attemptWith =
  (setFailure: (failure: OfficehoursError | null) => void): Attempt =>
  (change) => {
    setFailure(null);
    return change.then(
      () => null,
      // Every call of the client rejects with one.
      (error: OfficehoursError) => {
        setFailure(error);
        return error.code;
      },
    );
  };

function dialogActions(roomKind: Room['kind'], open: (dialog: OpenDialog) => void) {
  const opens = (kind: OpenDialog['kind']) => (item: ChatItem) => open({ kind, item });
  return {
    deleteForAll: opens('delete'),
    showHistory: opens('history'),
    report: opens('report'),
    openFile: (item: ChatItem, fileId: string) => open({ kind: 'file', item, fileId }),
    // In a room of two the ticks say so.
    showReaders: roomKind === 'direct' ? undefined : opens('readers'),
  };
}

/** What the rows and the composer of a room may ask for, and what is under way because of it. */
export function useRoomActions({ room, me, messages, focusInput }: RoomActionsOptions) {
  const text = useText();
  const { retry, remove } = useOutbox();
  const changes = useMessageActions();
  const { purpose, setPurpose, endPurpose } = usePurpose(room.id);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [failure, setFailure] = useState<OfficehoursError | null>(null);
  const jumps = useJumps(messages, setFailure);

  // Rows are drawn anew when their actions change, so those stay the same and read the newest state from here.
  const now = useRef({ jumpTo: jumps.jumpTo, focusInput });
  useEffect(() => {
    now.current = { jumpTo: jumps.jumpTo, focusInput };
  });

  const { rows, attempt } = useMemo(() => {
    const attempt = attemptWith(setFailure);
    const begin = (next: Purpose): void => {
      setPurpose(next);
      now.current.focusInput();
    };
    const openQuote = (seq: number, from?: number): void => now.current.jumpTo(seq, from);
    const onItems = itemActions({
      roomId: room.id,
      me,
      text,
      changes,
      attempt,
      begin,
    });
    return {
      attempt,
      rows: { retry, remove, openQuote, ...onItems, ...dialogActions(room.kind, setDialog) },
    };
  }, [retry, remove, changes, room.id, room.kind, me, text, setPurpose]);

  return {
    rows,
    jumps,
    purpose,
    endPurpose,
    saveEdit: (target: { id: string; rev: number }, content: string) =>
      attempt(changes.edit(target, content)),
    dialog,
    confirmDelete: ({ id }: ChatItem) => {
      if (id) void attempt(changes.remove({ id }));
    },
    closeDialogs: () => setDialog(null),
    failure,
    dismissFailure: () => setFailure(null),
  };
}

export type RoomActions = ReturnType<typeof useRoomActions>;

interface ItemActionsOptions {
  roomId: Room['id'];
  me: string;
  text: Messages;
  changes: ReturnType<typeof useMessageActions>;
  attempt: Attempt;
  begin: (purpose: Purpose) => void;
}

function itemActions({ roomId, me, text, changes, attempt, begin }: ItemActionsOptions) {
  return {
    markUnread: ({ seq }: ChatItem) => {
      if (seq !== null) void attempt(changes.markUnread(roomId, seq));
    },
    edit: ({ id, rev, content }: ChatItem) => {
      if (id) begin({ kind: 'edit', id, rev, content, excerpt: excerpt(content, EXCERPT) });
    },
    reply: ({ id, mine, content, attachments }: ChatItem, name: string | null) => {
      if (!id) return;
      const line = excerpt(oneLine(content, summaryOf(attachments), text), EXCERPT);
      begin({
        kind: 'reply',
        id,
        name: mine ? text.message.you : (name ?? text.message.someone),
        excerpt: line,
      });
    },
    react: ({ id, reactions }: ChatItem, emoji: string) => {
      if (!id) return;
      const isOn = reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(me));
      void attempt(isOn ? changes.unreact({ id }, emoji) : changes.react({ id }, emoji));
    },
  };
}
