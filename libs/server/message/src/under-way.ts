import { AppError } from '@officehours/platform';
import type { Appended, Draft } from './sequencer';

type Identity = Pick<Draft, 'chatRoomId' | 'senderId' | 'clientMessageId'>;

/** What makes a message the same message, for ever. */
export function keyOf({ chatRoomId, senderId, clientMessageId }: Identity): string {
  return `${chatRoomId}:${senderId}:${clientMessageId}`;
}

/** The messages that are on their way into the log from this node. */
export class UnderWay {
  private readonly messages = new Map<string, { requestHash: string; appended: Promise<Appended> }>();

  /**
   * The same message again shares the first one's answer, as one that was stored before.
   * @throws `idempotency_conflict` for other content under the same id, once the first is stored.
   */
  async join(draft: Draft, append: () => Promise<Appended>): Promise<Appended> {
    const key = keyOf(draft);
    const first = this.messages.get(key);
    if (first) {
      const { message } = await first.appended;
      if (first.requestHash !== draft.requestHash) throw new AppError('idempotency_conflict');
      return { message, created: false };
    }
    const appended = append();
    this.messages.set(key, { requestHash: draft.requestHash, appended });
    try {
      return await appended;
    } finally {
      this.messages.delete(key);
    }
  }
}
