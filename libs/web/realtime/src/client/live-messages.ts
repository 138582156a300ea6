import type { Message } from '@officehours/contracts';

type Listener = (message: Message) => void;

/** Messages of others as they arrive, each once, for announcements and notices. */
export class LiveMessages {
  private readonly listeners = new Set<Listener>();
  /** The last announced `seq` of each room: an event that is repeated is not announced again. */
  private readonly announced = new Map<string, number>();

  /** The answer ends it. */
  follow(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The service's messages are others: their numbers begin anew. */
  clear(): void {
    this.announced.clear();
  }

  announce(message: Message): void {
    if (message.seq <= (this.announced.get(message.chatRoomId) ?? 0)) return;
    this.announced.set(message.chatRoomId, message.seq);
    for (const listener of [...this.listeners]) listener(message);
  }
}
