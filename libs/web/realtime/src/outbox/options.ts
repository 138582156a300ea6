import type { Message } from '@officehours/contracts';
import type { OpenTabChannel } from '../support/tab-channel';
import type { OutboxItem } from './item';
import type { OutboxStorage } from './storage';
import type { Locks } from './turn';

export interface OutboxOptions {
  storage: OutboxStorage;
  locks: Locks | undefined;
  openTabChannel: OpenTabChannel;
  send(item: OutboxItem): Promise<Message>;
  /** A message of this person was stored, sent from here or another tab. Answers whether the log shows it now. */
  onStored(message: Message): boolean;
  /** Another tab of this browser has signed the person out. */
  onForgotten?: () => void;
}
