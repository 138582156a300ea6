import { Injectable } from '@nestjs/common';
import { LIMITS, type Id, type Message } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import { invalid, type Caller } from '@officehours/platform';
import { HistoryService } from './history.service';
import type { NamedPeopleModel } from './message-models';
import type { NamedInQuery } from './message.dto';

/** The names of those whom messages are of: members or not, whoever may read the messages may read who wrote them. */
@Injectable()
export class NamedPeopleService {
  constructor(
    private readonly history: HistoryService,
    private readonly directory: Directory,
  ) {}

  /** @throws `validation_failed` with the rule `too_many` for more messages than a page has. */
  async within(caller: Caller, chatRoomId: string, { first, last }: NamedInQuery): Promise<NamedPeopleModel> {
    if (last - first >= LIMITS.pageMax) throw invalid('last', 'too_many');
    const limit = Math.max(1, last - first + 1);
    const { messages } = await this.history.page(caller, chatRoomId, { before: last + 1, limit });
    const ids = new Set(messages.filter(({ seq }) => seq >= first).flatMap(namedIn));
    const people = await this.directory.people([...ids]);
    return { people: people.map(({ id, name, model, avatarUrl }) => ({ id, name, model, avatarUrl })) };
  }
}

/** Those who reacted are left out: in the room of a whole course they may be thousands, which is told by their number. */
function namedIn({ senderId, receiverId, deletedById, replyTo, system, mentions }: Message): Id[] {
  const perhaps = [senderId, receiverId, deletedById, replyTo?.senderId, system?.actorId];
  const named = [...mentions, ...(system?.userIds ?? [])];
  return [...perhaps.filter((id) => id !== null && id !== undefined), ...named];
}
