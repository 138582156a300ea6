import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, ROOM_ROLES, type RoomRole } from '@officehours/contracts';
import { IsId, IsLabel, Optional, QueryInt } from '@officehours/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';

const PERSON = '665f1c2e9b1d4a0012340001';

export class MembersDto {
  @ApiProperty({ type: [String], example: [PERSON], description: 'Up to 100 people of the course.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.groupMembers)
  @ArrayUnique()
  @IsId({ each: true })
  userIds!: string[];
}

export class CreateGroupDto extends MembersDto {
  @ApiProperty({ example: 'Project 3: heat equation' })
  @IsLabel(LIMITS.titleLength)
  title!: string;

  @ApiProperty({ example: '665f1c2e9b1d4a0012340003', description: 'The caller is of its staff.' })
  @IsId()
  courseId!: string;

  @ApiPropertyOptional({
    enum: ['all', 'joined'],
    default: 'joined',
    description: 'What those see who are added later: everything, or what is said from then on.',
  })
  @Optional()
  @IsIn(['all', 'joined'])
  history?: 'all' | 'joined';

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Made once by the client: a repeated request answers with the room of the first.',
  })
  @Optional()
  @IsUUID()
  clientRequestId?: string;
}

export class RenameDto {
  @ApiProperty({ example: 'Project 3: wave equation' })
  @IsLabel(LIMITS.titleLength)
  title!: string;
}

export class RoleDto {
  @ApiProperty({ enum: ROOM_ROLES, example: 'owner' })
  @IsIn(ROOM_ROLES)
  role!: RoomRole;
}

export class StaffRoomDto {
  @ApiPropertyOptional({
    example: PERSON,
    description: 'Whose room with the staff. A student may leave it out: it is their own.',
  })
  @Optional()
  @IsId()
  studentId?: string;
}

export class MemberListQuery {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.', example: PERSON })
  @Optional()
  @IsId()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;
}
