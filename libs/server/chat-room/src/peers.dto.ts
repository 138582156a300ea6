import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@officehours/contracts';
import { IsLabel, Optional, QueryInt } from '@officehours/platform';
import { IsString, MaxLength } from 'class-validator';
import { ParticipantModel } from './wire-models';

export class PeersQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(2_000)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;

  @ApiPropertyOptional({ description: 'Part of a name.', example: 'ami' })
  @Optional()
  @IsLabel(LIMITS.nameLength)
  q?: string;
}

export class PeerModel extends ParticipantModel {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The caller’s room with them.' })
  chatRoomId!: string | null;
}

export class PeerPageModel {
  @ApiProperty({ type: [PeerModel] }) peers!: PeerModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}
