import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  LIMITS,
  type JoinRoomRequest,
  type MarkReadRequest,
  type TypingRequest,
} from '@officehours/contracts';
import { IsId, IsSeq, Optional, QueryInt } from '@officehours/platform';
import { IsBoolean, IsString, MaxLength } from 'class-validator';

const ROOM_ID = '665f1c2e9b1d4a0012345678';

export class CreateRoomDto {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001' })
  @IsId()
  studentId!: string;

  @ApiProperty({ example: '665f1c2e9b1d4a0012340002' })
  @IsId()
  instructorId!: string;

  @ApiPropertyOptional({ example: '665f1c2e9b1d4a0012340003', description: 'Where the conversation began.' })
  @Optional()
  @IsId()
  courseId?: string;
}

export class RoomListQuery {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;
}

export class ReadDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 42,
    description: 'Everything up to this `seq` is read.',
  })
  @IsSeq()
  seq!: number;
}

export class RoomIdDto {
  @ApiProperty({ example: ROOM_ID })
  @IsId()
  chatRoomId!: string;
}

export class JoinRoomDto extends RoomIdDto implements JoinRoomRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    example: 41,
    description: 'The last `seq` the client has.',
  })
  @Optional()
  @IsSeq()
  afterSeq?: number;

  @ApiPropertyOptional({
    example: '8c5a6f6e-52a5-4d0b-9f6d-6d0c2a1f7f11',
    description: '`epoch` of what the client has.',
  })
  @Optional()
  @IsString()
  @MaxLength(64)
  epoch?: string;
}

export class MarkReadDto extends RoomIdDto implements MarkReadRequest {
  @ApiProperty({ type: 'integer', minimum: 0, example: 42 })
  @IsSeq()
  seq!: number;
}

export class TypingDto extends RoomIdDto implements TypingRequest {
  @ApiPropertyOptional({
    example: '665f1c2e9b1d4a0012340001',
    description: 'The caller, as the older client says.',
  })
  @Optional()
  @IsId()
  userId?: string;

  @ApiPropertyOptional({ default: true })
  @Optional()
  @IsBoolean()
  isTyping?: boolean;
}
