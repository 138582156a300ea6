import type { Message, RequestOf, Room } from '@officehours/contracts';
import { formOf, png, uploaded } from '../files';
import { rest, type Answer } from '../rest';
import type { Server } from '../server';
import type { Secrets } from './secrets';
import type { Witness } from './witness';

type SendMessageRequest = RequestOf<'sendMessage'>;

/** In every text, so that a search for it would find all that there is. */
export const COMMON = 'theorem';

/** What people do in a room, each with a secret of its own in whatever they write. */
export class Acts {
  constructor(
    private readonly server: Server,
    private readonly secrets: Secrets,
  ) {}

  /** Undefined when they are out meanwhile. */
  async send(by: Witness, room: Room, overSocket: boolean, files?: string[]): Promise<Message | undefined> {
    const word = this.secrets.word();
    const request = {
      chatRoomId: room.id,
      content: `${COMMON} ${word}`,
      ...(files && { attachmentIds: files }),
    };
    const message = overSocket ? await this.emitted(by, request) : await this.posted(by, request);
    if (message) this.owned(word, message);
    return message;
  }

  private async emitted(by: Witness, request: SendMessageRequest): Promise<Message | undefined> {
    const answer = await by.device.ask('sendMessage', request);
    return answer.ok ? answer.data : undefined;
  }

  private async posted(by: Witness, request: SendMessageRequest): Promise<Message | undefined> {
    const answer = await rest(this.server, by.person).post<Message>('/api/message/message', request);
    return answer.status === 201 ? answer.body : undefined;
  }

  async sendPicture(by: Witness, room: Room, wide: number): Promise<Message | undefined> {
    const name = this.secrets.word();
    const { id } = await uploaded(this.server, by.person, room.id, formOf(`${name}.png`, png(wide, 8)));
    const message = await this.send(by, room, true, [id]);
    for (const secret of [name, id]) if (message) this.owned(secret, message);
    return message;
  }

  async edit(by: Witness, { id, rev, chatRoomId, seq }: Message): Promise<void> {
    const word = this.secrets.word({ of: 'message', room: chatRoomId, seq });
    await by.device.ask('editMessage', { messageId: id, content: `${COMMON} ${word}`, rev });
  }

  /** Seen by nobody but the one who types. */
  async draft(by: Witness, room: Room): Promise<void> {
    const content = this.secrets.word({ of: 'person', person: by.person.id });
    await by.device.ask('saveDraft', { chatRoomId: room.id, content });
  }

  async react(by: Witness, { id, chatRoomId, seq }: Message): Promise<void> {
    by.device.say('typing', { chatRoomId });
    await by.device.ask('addReaction', { messageId: id, emoji: '👍' });
    await by.device.ask('markRead', { chatRoomId, seq });
  }

  add(by: Witness, room: Room, whom: Witness): Promise<Answer<unknown>> {
    return rest(this.server, by.person).post(`/api/message/chat-room/${room.id}/member`, {
      userIds: [whom.person.id],
    });
  }

  remove(by: Witness, room: Room, whom: Witness): Promise<Answer<unknown>> {
    return rest(this.server, by.person).call(
      'DELETE',
      `/api/message/chat-room/${room.id}/member/${whom.person.id}`,
    );
  }

  private owned(secret: string, { chatRoomId, seq }: Message): void {
    this.secrets.belongs(secret, { of: 'message', room: chatRoomId, seq });
  }
}
