import { Injectable } from '@nestjs/common';
import type { MessageType } from '@officehours/contracts';
import { Settings, wordsOf } from '@officehours/platform';

/** More of one message are not kept: an index has an entry for each. */
const MOST = 1_000;

/** What is stored with a message for search where the database has no word index of its own. */
@Injectable()
export class MessageWords {
  private readonly kept: boolean;

  constructor(settings: Settings) {
    this.kept = settings.mongodbUri !== undefined;
  }

  /** Undefined where nothing is stored. */
  of({ content, messageType }: { content: string; messageType: MessageType }): string[] | undefined {
    return this.kept && messageType !== 'system' ? wordsOf(content).slice(0, MOST) : undefined;
  }
}
