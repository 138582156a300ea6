import { Injectable } from '@nestjs/common';
import type { MessageRecord } from '@officehours/chat-room';
import { Settings, wordsOf } from '@officehours/platform';

/** More of one message are not kept: an index has an entry for each. */
const MOST = 1_000;

/** What a message is found by: what it says, how its files are called, and what is said in them. */
type Worded = Pick<MessageRecord, 'content' | 'messageType' | 'attachments'>;

/** What is stored with a message for search where the database has no word index of its own. */
@Injectable()
export class MessageWords {
  private readonly kept: boolean;

  constructor(settings: Settings) {
    this.kept = settings.mongodbUri !== undefined;
  }

  /** Undefined where nothing is stored. */
  of({ content, messageType, attachments }: Worded): string[] | undefined {
    if (!this.kept || messageType === 'system') return undefined;
    const files = attachments.flatMap(({ name, transcript }) => [name, transcript ?? '']);
    return wordsOf([content, ...files].join('\n')).slice(0, MOST);
  }
}
