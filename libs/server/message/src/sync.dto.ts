import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, type SyncRoomsRequest } from '@officehours/contracts';
import { IsId, IsListOf, IsSeq, Optional } from '@officehours/platform';
import { IsString, MaxLength } from 'class-validator';

export class SyncPositionDto {
  @ApiProperty({ example: '665f1c2e9b1d4a0012345678' })
  @IsId()
  chatRoomId!: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 41 })
  @IsSeq()
  afterSeq!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    example: 6,
    description: 'Absent: changes are not asked for.',
  })
  @Optional()
  @IsSeq()
  afterChange?: number;
}

export class SyncRoomsDto implements SyncRoomsRequest {
  @ApiProperty({ example: '8c5a6f6e-52a5-4d0b-9f6d-6d0c2a1f7f11' })
  @IsString()
  @MaxLength(64)
  epoch!: string;

  @ApiProperty({ type: [SyncPositionDto] })
  @IsListOf(() => SyncPositionDto, LIMITS.pageMax)
  rooms!: SyncPositionDto[];
}
