import type { Id, Message, RoomState } from '@officehours/contracts';
import type { Request } from '../connection/request';
import { withoutReaction, withReaction } from './reactions';

/** A message to act on, as it is on the screen. */
export interface ActedOn {
  id: Id;
  /** What an edit is based on; when it is another one by now, the edit is refused with `revision_conflict`. */
  rev: number;
}

type Target = Pick<ActedOn, 'id'>;

export interface MessageActionsOptions {
  request: Request;
  me(): Id;
  onChanged(message: Message): void;
  /** Changes what is shown of a message until the service says how it is. */
  patch(messageId: Id, change: (message: Message) => Message): void;
  /** Does `mark`, after which the room counts as unread again, and is not read by itself before it is opened anew. */
  rest(roomId: Id, mark: () => Promise<void>): Promise<void>;
  onState(state: RoomState): void;
}

/** Changes of stored messages. Each rejects with an `OfficehoursError`, and then nothing is changed. */
export class MessageActions {
  constructor(private readonly options: MessageActionsOptions) {}

  async edit({ id, rev }: ActedOn, content: string): Promise<void> {
    const { request, onChanged } = this.options;
    onChanged(await request('editMessage', { messageId: id, content, rev }));
  }

  /** For everyone: the message keeps its place and loses its content. */
  remove({ id }: Target): Promise<void> {
    return this.ask('deleteMessage', id);
  }

  pin({ id }: Target): Promise<void> {
    return this.ask('pinMessage', id);
  }

  unpin({ id }: Target): Promise<void> {
    return this.ask('unpinMessage', id);
  }

  /** Unread again from message `seq` on, on all of the person's devices. */
  markUnread(chatRoomId: Id, seq: number): Promise<void> {
    const { rest, onState, request } = this.options;
    return rest(chatRoomId, async () => onState(await request('markUnread', { chatRoomId, seq })));
  }

  /** Shows at once. */
  react({ id }: Target, emoji: string): Promise<void> {
    return this.toggle('addReaction', id, emoji);
  }

  /** Shows at once. */
  unreact({ id }: Target, emoji: string): Promise<void> {
    return this.toggle('removeReaction', id, emoji);
  }

  private async ask(event: 'deleteMessage' | 'pinMessage' | 'unpinMessage', messageId: Id): Promise<void> {
    this.options.onChanged(await this.options.request(event, { messageId }));
  }

  private async toggle(event: 'addReaction' | 'removeReaction', messageId: Id, emoji: string): Promise<void> {
    const { request, me, onChanged, patch } = this.options;
    const [done, undone] =
      event === 'addReaction' ? [withReaction, withoutReaction] : [withoutReaction, withReaction];
    patch(messageId, (message) => done(message, emoji, me()));
    try {
      onChanged(await request(event, { messageId, emoji }));
    } catch (error) {
      patch(messageId, (message) => undone(message, emoji, me()));
      throw error;
    }
  }
}
