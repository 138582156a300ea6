import { ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, type SearchRequest } from '@officehours/contracts';
import { IsId, Optional, QueryFlag, QueryInt } from '@officehours/platform';
import { IsISO8601, IsString, MaxLength } from 'class-validator';

export class SearchQueryDto implements SearchRequest {
  @ApiPropertyOptional({
    maxLength: LIMITS.searchQueryLength,
    example: 'integral',
    description:
      'Each of its words begins a word of the message, of a file’s name or of its transcript; case and accents do not matter. Two letters or digits at least where nothing else narrows the search.',
  })
  @Optional()
  @IsString()
  @MaxLength(LIMITS.searchQueryLength)
  q?: string;

  @ApiPropertyOptional({ description: 'Only messages of this person.' })
  @Optional()
  @IsId()
  senderId?: string;

  @ApiPropertyOptional({ description: 'Only rooms of this course.' })
  @Optional()
  @IsId()
  courseId?: string;

  @ApiPropertyOptional({ description: 'Only this room.' })
  @Optional()
  @IsId()
  chatRoomId?: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'Only messages that carry a file.' })
  @Optional()
  @QueryFlag()
  hasFile?: boolean;

  @ApiPropertyOptional({ format: 'date-time', description: 'Sent at this time or later.' })
  @Optional()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  since?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Sent before this time.' })
  @Optional()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  until?: string;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(64)
  cursor?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LIMITS.searchPageMax,
    default: LIMITS.searchPageDefault,
  })
  @Optional()
  @QueryInt(1, LIMITS.searchPageMax)
  limit?: number;
}
