import { ApiProperty } from '@nestjs/swagger';
import { ROOM_ROLES, type RoomMember, type RoomMemberPage, type RoomRole } from '@officehours/contracts';
import { ParticipantModel } from './wire-models';

export class RoomMemberModel extends ParticipantModel implements RoomMember {
  @ApiProperty({ enum: ROOM_ROLES, enumName: 'RoomRole' }) role!: RoomRole;
  @ApiProperty({ format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) joinedAt!: string;
}

export class RoomMemberPageModel implements RoomMemberPage {
  @ApiProperty({ type: [RoomMemberModel] }) members!: RoomMemberModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}
