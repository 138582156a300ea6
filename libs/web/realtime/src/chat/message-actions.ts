import type { Id, Message } from '@officehours/contracts';
import type { Request } from '../connection/request';

/** A message to act on, as it is on the screen. */
export interface ActedOn {
  id: Id;
  /** What an edit is based on; when it is another one by now, the edit is refused with `revision_conflict`. */
  rev: number;
}

/** Changes of stored messages. Each shows when the service has made it, and rejects with an `OfficehoursError`. */
export class MessageActions {
  constructor(
    private readonly request: Request,
    private readonly onChanged: (message: Message) => void,
  ) {}

  async edit({ id, rev }: ActedOn, content: string): Promise<void> {
    this.onChanged(await this.request('editMessage', { messageId: id, content, rev }));
  }

  /** For everyone: the message keeps its place and loses its content. */
  async remove({ id }: Pick<ActedOn, 'id'>): Promise<void> {
    this.onChanged(await this.request('deleteMessage', { messageId: id }));
  }

  async react({ id }: Pick<ActedOn, 'id'>, emoji: string): Promise<void> {
    this.onChanged(await this.request('addReaction', { messageId: id, emoji }));
  }

  async unreact({ id }: Pick<ActedOn, 'id'>, emoji: string): Promise<void> {
    this.onChanged(await this.request('removeReaction', { messageId: id, emoji }));
  }

  async pin({ id }: Pick<ActedOn, 'id'>): Promise<void> {
    this.onChanged(await this.request('pinMessage', { messageId: id }));
  }

  async unpin({ id }: Pick<ActedOn, 'id'>): Promise<void> {
    this.onChanged(await this.request('unpinMessage', { messageId: id }));
  }
}
