import type { Id, ReplySnapshot } from '@officehours/contracts';
import { useCallback, useMemo } from 'react';
import { useOfficehours } from '../client/context';

export interface SendOptions {
  /** The message that is answered; one of those shown. */
  replyToId?: Id;
  /** Members who are called by name. */
  mentionIds?: readonly Id[];
  /** Nobody is told of it outside the app. */
  silent?: boolean;
}

/** Puts a message, with what is chosen for it, into the outbox, where it shows at once; answers its `clientMessageId`. */
export type Send = (content: string, options?: SendOptions) => string;

export function useSend(roomId: Id): Send {
  const { files, outbox, reader, typing } = useOfficehours();
  return useCallback(
    (content, { replyToId, mentionIds = [], silent } = {}) => {
      typing.stop(roomId);
      const clientMessageId = files.take(roomId, (chosen) =>
        outbox.add(roomId, content, {
          ...(replyToId && { replyTo: reader.snapshot(roomId, replyToId) ?? unseen(replyToId) }),
          ...(mentionIds.length > 0 && { mentionIds: [...mentionIds] }),
          ...(silent && { silent }),
          ...(chosen.length > 0 && { files: chosen }),
        }),
      );
      // Whoever writes wants to see it, also from far up in the history. A failure leaves them where they are.
      void reader.jumpToLatest(roomId).catch(() => undefined);
      return clientMessageId;
    },
    [files, outbox, reader, typing, roomId],
  );
}

/** Chosen before a reload, further up than what is fetched: the service knows what it says. */
const unseen = (id: Id): ReplySnapshot => ({ id, seq: 0, senderId: null, excerpt: '' });

export interface OutboxActions {
  /** Sends a failed message again, under its own id. */
  retry(clientMessageId: string): void;
  /** Deletes a message that was not sent. */
  remove(clientMessageId: string): void;
}

export function useOutbox(): OutboxActions {
  const { outbox } = useOfficehours();
  return useMemo(() => ({ retry: (id) => outbox.retry(id), remove: (id) => outbox.remove(id) }), [outbox]);
}
