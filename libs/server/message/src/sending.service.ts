import { Injectable } from '@nestjs/common';
import type { Message } from '@officehours/contracts';
import { presentMessage, RoomPositions } from '@officehours/chat-room';
import type { Caller } from '@officehours/platform';
import type { SendMessageDto } from './message.dto';
import { MessageService } from './message.service';
import { presentNew } from './new-message.presenter';

/** Sending, as the wire sees it. */
@Injectable()
export class SendingService {
  constructor(
    private readonly messages: MessageService,
    private readonly positions: RoomPositions,
  ) {}

  async send(caller: Caller, request: SendMessageDto): Promise<{ message: Message; created: boolean }> {
    const { message, created } = await this.messages.send(caller, request);
    // Only a repeated message can have been read meanwhile: the first one answers without another look.
    if (created) return { message: presentNew(message), created };
    return { message: presentMessage(message, await this.positions.of(message.chatRoomId)), created };
  }
}
