import { utf8Bytes, type Message } from '@officehours/contracts';

const MESSAGES = 500;
const CONTENT_BYTES = 512 * 1024;

/** What one catch-up answer may carry. A long absence is paged, not pushed in one burst. */
export class SyncBudget {
  private messages = MESSAGES;
  private bytes = CONTENT_BYTES;

  get messagesLeft(): number {
    return this.bytes > 0 ? this.messages : 0;
  }

  /** The first of `messages` that fit: at least one while anything is left, so that a client always advances. */
  take(messages: Message[]): Message[] {
    const taken: Message[] = [];
    for (const message of messages) {
      if (this.messagesLeft === 0) break;
      this.messages -= 1;
      this.bytes -= utf8Bytes(message.content) + 500;
      taken.push(message);
    }
    return taken;
  }
}
