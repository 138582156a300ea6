import { ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@officehours/contracts';
import { Optional, QueryInt } from '@officehours/platform';
import { IsString, MaxLength } from 'class-validator';

export class RosterQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageMax })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;

  @ApiPropertyOptional({ description: 'Part of a name; case and accents do not matter.' })
  @Optional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  q?: string;
}
