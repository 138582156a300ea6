import { ApiProperty } from '@nestjs/swagger';
import {
  COURSE_ROLES,
  PERSON_MODELS,
  type Course,
  type CourseRole,
  type MessagePage,
  type NamedPeople,
  type NamedPerson,
  type PersonModel,
  type RoomSync,
  type RosterStudent,
  type SyncRoomsResult,
} from '@officehours/contracts';
import { MessageModel, RoomModel } from '@officehours/chat-room';

const EPOCH = '8c5a6f6e-52a5-4d0b-9f6d-6d0c2a1f7f11';

export class MessagePageModel implements MessagePage {
  @ApiProperty({ type: [MessageModel], description: 'Oldest first.' }) messages!: MessageModel[];
  @ApiProperty({ example: true }) hasMoreBefore!: boolean;
  @ApiProperty({ example: false }) hasMoreAfter!: boolean;
  @ApiProperty({ type: 'integer', example: 42 }) lastSeq!: number;
  @ApiProperty({ type: 'integer', example: 7, description: 'Catching up with changes goes on from here.' })
  lastChangeSeq!: number;
  @ApiProperty({ example: EPOCH, description: 'Another epoch means: fetch everything again.' })
  epoch!: string;
}

export class NamedPersonModel implements NamedPerson {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001' }) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty({ enum: PERSON_MODELS, enumName: 'PersonModel' }) model!: PersonModel;
  @ApiProperty({ type: String, nullable: true, example: null }) avatarUrl!: string | null;
}

export class NamedPeopleModel implements NamedPeople {
  @ApiProperty({
    type: [NamedPersonModel],
    description: 'In no order; without those who are not known any more.',
  })
  people!: NamedPersonModel[];
}

export class RoomSyncModel implements RoomSync {
  @ApiProperty({ example: '665f1c2e9b1d4a0012345678' }) chatRoomId!: string;
  @ApiProperty({ type: [MessageModel] }) messages!: MessageModel[];
  @ApiProperty({ type: 'integer', example: 42 }) lastSeq!: number;
  @ApiProperty({ example: false }) hasMoreAfter!: boolean;
  @ApiProperty({
    type: [MessageModel],
    description: 'Changed messages, as they are now, in the order of their last change.',
  })
  changes!: MessageModel[];
  @ApiProperty({ type: 'integer', example: 7 }) lastChangeSeq!: number;
  @ApiProperty({ example: false }) hasMoreChanges!: boolean;
}

export class SyncRoomsModel implements SyncRoomsResult {
  @ApiProperty({ example: EPOCH }) epoch!: string;
  @ApiProperty({ type: [RoomSyncModel] }) rooms!: RoomSyncModel[];
}

export class RosterStudentModel implements RosterStudent {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001' }) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) avatarUrl!: string | null;
  @ApiProperty({ example: true }) online!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '665f1c2e9b1d4a0012345678',
    description: 'The caller’s room with them.',
  })
  chatRoomId!: string | null;
  @ApiProperty({ type: 'integer', example: 3 }) unreadCount!: number;
  @ApiProperty({ type: MessageModel, nullable: true }) lastMessage!: MessageModel | null;
}

export class StaffedCourseModel implements Course {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340003' }) id!: string;
  @ApiProperty({ example: 'Linear Algebra I' }) title!: string;
  @ApiProperty({ enum: COURSE_ROLES, enumName: 'CourseRole', example: 'instructor' }) role!: CourseRole;
  @ApiProperty({ example: false, description: 'Students may write to each other.' }) peerTalk!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null }) endsAt!: string | null;
}

export class RosterModel {
  @ApiProperty({ type: StaffedCourseModel }) course!: StaffedCourseModel;
  @ApiProperty({ type: RoomModel, nullable: true }) currentChatRoom!: RoomModel | null;
  @ApiProperty({ type: [RosterStudentModel] }) students!: RosterStudentModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}
