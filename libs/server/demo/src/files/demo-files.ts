import { Injectable } from '@nestjs/common';
import { GivenFiles } from '@officehours/attachment';
import type { NewMessage } from '@officehours/message';
import { madeFileNamed } from './made-files';

/** Keeps the files of the demo's messages, each once. */
@Injectable()
export class DemoFiles {
  constructor(private readonly given: GivenFiles) {}

  /** Before the messages: nobody sees one whose file is not there. */
  async keep(messages: readonly NewMessage[]): Promise<void> {
    for (const message of messages) {
      for (const [place, { name }] of message.attachments.entries())
        await this.given.give(message, place, madeFileNamed(name).bytes);
    }
  }
}
