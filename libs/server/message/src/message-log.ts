import { Injectable } from '@nestjs/common';
import { RoomLog } from '@officehours/chat-room';
import { ChangeRepository } from './change.repository';
import { MessageRepository } from './message.repository';
import { Summaries } from './summaries';

/** What rooms ask of the log. */
@Injectable()
export class MessageLog extends RoomLog {
  constructor(
    private readonly repository: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly summaries: Summaries,
  ) {
    super();
  }

  lastSeq(chatRoomId: string): Promise<number> {
    return this.repository.lastSeq(chatRoomId);
  }

  lastChangeSeq(chatRoomId: string): Promise<number> {
    return this.changes.lastChangeSeq(chatRoomId);
  }

  knownLastSeq(chatRoomId: string): number {
    return this.summaries.writtenSeq(chatRoomId);
  }
}
