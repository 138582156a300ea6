import type { Id } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { keys } from '../cache/keys';
import { createChatItems } from '../chat/chat-items';
import type { ChatItem } from '../chat/item';
import { useOfficehours } from '../client/context';
import type { RoomLog } from '../log/room-log';
import { viewOf } from '../log/view';
import { readByAll, type ReadPositions } from '../reading/read-positions';
import { newestQuery } from './ahead';
import { loadingOf, type Loading } from './loading';
import { useCached } from './use-cached';
import { useOneAtATime } from './use-one-at-a-time';
import { useRoom } from './use-rooms';
import { useStore } from './use-store';

export interface RoomMessages extends Loading {
  /** Oldest first: a run without holes, then what is still in the outbox. An item that did not change is the same object. */
  items: readonly ChatItem[];
  hasMoreBefore: boolean;
  isFetchingBefore: boolean;
  fetchBefore(): void;
  /** True while an older part of the conversation is shown, after `jumpTo` or a long absence. */
  hasMoreAfter: boolean;
  isFetchingAfter: boolean;
  fetchAfter(): void;
  /** Key of the item that was written last in this page since the room is mounted, shown or not; null before. */
  justWritten: string | null;
  /** The newest `seq` of the room that is known, shown or not. */
  lastSeq: number;
  /**
   * Shows the part of the conversation around `seq`. Resolves when it is there, with false when another part was wished
   * for meanwhile, as by a message that is sent; rejects with an `OfficehoursError`.
   */
  jumpTo(seq: number): Promise<boolean>;
  /** Shows the end of the room. */
  jumpToLatest(): void;
}

/** A room's conversation, kept live and complete while it is mounted. */
export function useMessages(roomId: Id): RoomMessages {
  const client = useOfficehours();
  const { queryClient, reader } = client;
  useEffect(() => reader.watch(roomId), [reader, roomId]);
  useLoadReceipts(roomId);
  const load = useQuery(newestQuery(client, roomId), queryClient);
  const log = useCached<RoomLog>(keys.log(roomId));
  const anchor = useStore(reader.anchors, (anchors) => anchors.get(roomId) ?? 'latest');
  const view = useMemo(() => viewOf(log, anchor), [log, anchor]);
  const items = useItems(roomId, view.messages, !view.hasMoreAfter);
  const before = useOneAtATime(() => reader.before(roomId));
  const after = useOneAtATime(() => reader.after(roomId));
  const loading = loadingOf(load);
  const isLoaded = log?.tail !== null && log !== undefined;

  return {
    ...loading,
    isPending: !isLoaded && loading.error === null,
    // What is here already stays on the screen when a later request fails.
    error: isLoaded ? null : loading.error,
    items,
    hasMoreBefore: view.hasMoreBefore,
    isFetchingBefore: before.isRunning,
    fetchBefore: before.start,
    hasMoreAfter: view.hasMoreAfter,
    isFetchingAfter: after.isRunning,
    fetchAfter: after.start,
    justWritten: useJustWritten(roomId),
    lastSeq: log?.lastSeq ?? 0,
    jumpTo: (seq) => reader.jumpTo(roomId, seq),
    jumpToLatest: () => void reader.jumpToLatest(roomId).catch(() => undefined),
  };
}

/** How far the others had come before this visit; from then on they say so themselves. */
function useLoadReceipts(roomId: Id): void {
  const { queryClient, rest, reads } = useOfficehours();
  const queryFn = async () => {
    reads.put(roomId, await rest.receipts(roomId));
    return null;
  };
  useQuery({ queryKey: keys.loadReceipts(roomId), queryFn }, queryClient);
}

function useJustWritten(roomId: Id): string | null {
  const { outbox } = useOfficehours();
  const last = useStore(outbox.lastWritten);
  const before = useMemo(() => ({ roomId, last: outbox.lastWritten.get() }), [outbox, roomId]);
  return last?.chatRoomId === roomId && last !== before.last ? last.clientMessageId : null;
}

function useItems(roomId: Id, messages: RoomLog['messages'], isAtEnd: boolean): readonly ChatItem[] {
  const client = useOfficehours();
  const me = useStore(client.me)?.id ?? '';
  const { room } = useRoom(roomId);
  const positions = useCached<ReadPositions>(keys.reads(roomId));
  const deliveries = useCached<ReadPositions>(keys.deliveries(roomId));
  const entries = useStore(client.outbox.entries);
  const [itemsOf] = useState(createChatItems);
  const [readByOthers, deliveredToOthers] = useMemo(() => {
    const others = (room?.participants ?? []).filter(({ id }) => id !== me).map(({ id }) => id);
    return [positions, deliveries].map((held) => readByAll(held ?? {}, others)) as [number, number];
  }, [positions, deliveries, room?.participants, me]);
  const outbox = useMemo(() => entries.filter(({ item }) => item.chatRoomId === roomId), [entries, roomId]);
  return useMemo(
    () => itemsOf({ messages, outbox, me, readByOthers, deliveredToOthers, isAtEnd }),
    [itemsOf, messages, outbox, me, readByOthers, deliveredToOthers, isAtEnd],
  );
}
