import { ApiProperty } from '@nestjs/swagger';
import type { Revision } from '@officehours/contracts';
import { MessageModel } from '@officehours/chat-room';

export class RevisionModel implements Revision {
  @ApiProperty({ example: 'Is the integral over R?' }) content!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) at!: string;
}

export class RevisionListModel {
  @ApiProperty({ type: [RevisionModel], description: 'Oldest first; what it says now is last.' })
  revisions!: RevisionModel[];
}

export class MessageListModel {
  @ApiProperty({ type: [MessageModel] }) messages!: MessageModel[];
}
