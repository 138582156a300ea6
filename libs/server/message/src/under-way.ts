import { AppError } from '@officehours/platform';
import type { Appended, Draft } from './sequencer';

type Identity = Pick<Draft, 'chatRoomId' | 'senderId' | 'clientMessageId'>;

/** What makes a message the same message, for ever. */
export function keyOf({ chatRoomId, senderId, clientMessageId }: Identity): string {
  return `${chatRoomId}:${senderId}:${clientMessageId}`;
}

interface First {
  requestHash: string;
  appended: Promise<Appended>;
}

/** The messages that are on their way into the log from this node. */
export class UnderWay {
  private readonly messages = new Map<string, First>();

  /**
   * The same message again shares the first one's answer, as one that was stored before.
   * @throws `idempotency_conflict` for other content under the same id, once the first is stored.
   */
  join(draft: Draft, append: () => Promise<Appended>): Promise<Appended> {
    const key = keyOf(draft);
    const first = this.messages.get(key);
    if (first) return again(first, draft);
    const appended = append();
    this.messages.set(key, { requestHash: draft.requestHash, appended });
    const leave = () => void this.messages.delete(key);
    appended.then(leave, leave);
    return appended;
  }
}

async function again({ requestHash, appended }: First, draft: Draft): Promise<Appended> {
  const { message } = await appended;
  if (requestHash !== draft.requestHash) throw new AppError('idempotency_conflict');
  return { message, created: false };
}
