import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AttachmentModel } from './attachment-model';
import {
  FILES_KINDS,
  MESSAGE_TYPES,
  PERSON_MODELS,
  ROOM_KINDS,
  ROOM_RESTRICTIONS,
  ROOM_ROLES,
  SYSTEM_EVENT_KINDS,
  type FilesKind,
  type FilesSummary,
  type Message,
  type MessageType,
  type Participant,
  type PersonModel,
  type Reaction,
  type ReadState,
  type ReplySnapshot,
  type Room,
  type RoomKind,
  type RoomRestriction,
  type RoomRole,
  type SystemEvent,
  type SystemEventKind,
} from '@officehours/contracts';

const id = (example: string) => ({ example, pattern: '^[0-9a-f]{24}$' });
const model = { enum: PERSON_MODELS, enumName: 'PersonModel' };
const role = { enum: ROOM_ROLES, enumName: 'RoomRole', example: 'member' };
const time = { type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' };

export class ParticipantModel implements Participant {
  @ApiProperty(id('665f1c2e9b1d4a0012340001')) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty(model) model!: PersonModel;
  @ApiProperty({ type: String, nullable: true, example: null }) avatarUrl!: string | null;
  @ApiProperty({ description: 'Has a live socket on any device.' }) online!: boolean;
  @ApiProperty({ example: false, description: 'Said so themselves: not to be waited for.' }) away!: boolean;
  @ApiProperty({ ...time, nullable: true, description: 'As far as that may be known; null while online.' })
  lastSeenAt!: string | null;
}

export class FilesSummaryModel implements FilesSummary {
  @ApiProperty({
    enum: FILES_KINDS,
    enumName: 'FilesKind',
    example: 'image',
    description: '`file` where they are not all of one kind.',
  })
  kind!: FilesKind;
  @ApiProperty({ type: 'integer', example: 2 }) count!: number;
}

export class ReplyModel implements ReplySnapshot {
  @ApiProperty(id('665f1c2e9b1d4a0012341111')) id!: string;
  @ApiProperty({ type: 'integer', example: 41 }) seq!: number;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340002') }) senderId!: string | null;
  @ApiProperty({ example: 'Which lemma do you mean?' }) excerpt!: string;
  @ApiPropertyOptional({ type: FilesSummaryModel, description: 'Absent where it has none.' })
  files?: FilesSummaryModel;
}

export class ReactionModel implements Reaction {
  @ApiProperty({ example: '👍' }) emoji!: string;
  @ApiProperty({ type: [String], example: ['665f1c2e9b1d4a0012340001'] }) userIds!: string[];
}

export class SystemEventModel implements SystemEvent {
  @ApiProperty({ enum: SYSTEM_EVENT_KINDS, enumName: 'SystemEventKind', example: 'membersAdded' })
  kind!: SystemEventKind;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340002') }) actorId!: string | null;
  @ApiProperty({ type: [String], example: ['665f1c2e9b1d4a0012340001'] }) userIds!: string[];
  @ApiProperty({ type: String, nullable: true, example: null }) title!: string | null;
  @ApiProperty({ ...role, nullable: true, example: null }) role!: RoomRole | null;
}

export class MessageModel implements Message {
  @ApiProperty(id('665f1c2e9b1d4a0012341112')) id!: string;
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    example: 42,
    description: '1, 2, 3 … in its room, without holes.',
  })
  seq!: number;
  @ApiProperty({ format: 'uuid', example: '0b9c1a52-7c4e-4c7e-9a53-3a8d1c8f2b11' }) clientMessageId!: string;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340001') }) senderId!: string | null;
  @ApiProperty({ ...model, nullable: true }) senderModel!: PersonModel | null;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340002') }) receiverId!:
    string | null;
  @ApiProperty({ ...model, nullable: true }) receiverModel!: PersonModel | null;
  @ApiProperty({ example: 'Is the integral over all of R?' }) content!: string;
  @ApiProperty({ enum: MESSAGE_TYPES, enumName: 'MessageType', example: 'text' }) messageType!: MessageType;
  @ApiProperty({
    type: SystemEventModel,
    nullable: true,
    description: 'What a system message tells; null in all others.',
  })
  system!: SystemEventModel | null;
  @ApiProperty({ type: [AttachmentModel], example: [], description: 'None in a deleted message.' })
  attachments!: AttachmentModel[];
  @ApiProperty({ type: [String], example: [], description: 'Members who are called by name.' })
  mentions!: string[];
  @ApiProperty({ type: ReplyModel, nullable: true }) replyTo!: ReplyModel | null;
  @ApiProperty({ type: [ReactionModel], example: [] }) reactions!: ReactionModel[];
  @ApiProperty({ description: 'Every other participant has read up to here.' }) isRead!: boolean;
  @ApiProperty({
    type: 'integer',
    example: 0,
    description: 'Counts the edits; an edit names the one it is based on.',
  })
  rev!: number;
  @ApiProperty({
    type: 'integer',
    example: 0,
    description: 'The number of its last change of any kind in the room.',
  })
  changeSeq!: number;
  @ApiProperty({ ...time, nullable: true, example: null }) pinnedAt!: string | null;
  @ApiProperty({ ...time, nullable: true, example: null }) editedAt!: string | null;
  @ApiProperty({ ...time, nullable: true, example: null }) deletedAt!: string | null;
  @ApiPropertyOptional({
    ...id('665f1c2e9b1d4a0012340002'),
    description: 'Who deleted it, where that was somebody else than the sender.',
  })
  deletedById?: string;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class RoomModel implements Room {
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) id!: string;
  @ApiProperty({ enum: ROOM_KINDS, enumName: 'RoomKind' }) kind!: RoomKind;
  @ApiProperty({ type: String, nullable: true, example: null }) title!: string | null;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340003') }) courseId!: string | null;
  @ApiProperty({
    type: [ParticipantModel],
    description: 'Everyone; in a large room its owners and some of the others.',
  })
  participants!: ParticipantModel[];
  @ApiProperty({ type: 'integer', example: 2 }) memberCount!: number;
  @ApiProperty({ ...role, description: 'The reader’s own.' }) role!: RoomRole;
  @ApiProperty({ type: 'integer', example: 42 }) lastSeq!: number;
  @ApiProperty({ type: MessageModel, nullable: true }) lastMessage!: MessageModel | null;
  @ApiProperty({ type: 'integer', example: 3 }) unreadCount!: number;
  @ApiProperty({ type: 'integer', example: 0, description: 'Of these, those that mention the reader.' })
  mentionCount!: number;
  @ApiProperty({ type: 'integer', example: 39 }) lastReadSeq!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'Marked as unread from this message on, until the room is read again.',
  })
  unreadFromSeq!: number | null;
  @ApiProperty({ example: false }) muted!: boolean;
  @ApiProperty({ example: false }) starred!: boolean;
  @ApiProperty({ example: false }) archived!: boolean;
  @ApiProperty({ type: String, nullable: true, example: null }) draft!: string | null;
  @ApiProperty({ enum: ROOM_RESTRICTIONS, enumName: 'RoomRestriction', nullable: true, example: null })
  restriction!: RoomRestriction | null;
  @ApiProperty(time) createdAt!: string;
}

export class RoomPageModel {
  @ApiProperty({ type: [RoomModel] }) rooms!: RoomModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}

export class ReadStateModel implements ReadState {
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
  @ApiProperty(id('665f1c2e9b1d4a0012340001')) userId!: string;
  @ApiProperty({ type: 'integer', example: 42 }) lastReadSeq!: number;
  @ApiProperty({ type: 'integer', example: 0 }) unreadCount!: number;
}

export class JoinRoomModel {
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
  @ApiProperty({ type: 'integer', example: 42 }) lastSeq!: number;
  @ApiProperty({ type: 'integer', example: 7 }) lastChangeSeq!: number;
  @ApiProperty({ example: '8c5a6f6e-52a5-4d0b-9f6d-6d0c2a1f7f11' }) epoch!: string;
  @ApiProperty({ type: [ParticipantModel] }) participants!: ParticipantModel[];
}

export class RoomIdModel {
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
}

export class CourseStaffMemberModel extends ParticipantModel {
  @ApiProperty({ enum: ['instructor', 'assistant'], example: 'instructor' }) courseRole!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The caller’s room with this person.',
    ...id('665f1c2e9b1d4a0012345678'),
  })
  chatRoomId!: string | null;
  @ApiProperty({ type: 'integer', example: 0 }) unreadCount!: number;
}

export class CourseStaffModel {
  @ApiProperty({ type: [CourseStaffMemberModel] }) staff!: CourseStaffMemberModel[];
}
