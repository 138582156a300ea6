import { ApiPropertyOptional } from '@nestjs/swagger';
import { ATTACHMENT_KINDS, LIMITS, type AttachmentKind } from '@officehours/contracts';
import { Optional, QueryInt } from '@officehours/platform';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';

/** What may come with a file; all of it as text, as forms send it. */
export class UploadFieldsDto {
  @ApiPropertyOptional({
    type: 'integer',
    maximum: LIMITS.voiceNoteMs,
    description: 'Makes it a voice note. In milliseconds.',
  })
  @Optional()
  @QueryInt(1, LIMITS.voiceNoteMs)
  durationMs?: number;

  @ApiPropertyOptional({ example: '3,40,88,61', description: 'Up to 64 numbers from 0 to 100.' })
  @Optional()
  @Matches(/^(\d{1,2}|100)(,(\d{1,2}|100)){0,63}$/)
  waveform?: string;

  @ApiPropertyOptional({ description: 'What is said in it.' })
  @Optional()
  @IsString()
  @MaxLength(LIMITS.transcriptCodePoints)
  transcript?: string;
}

export class RoomFilesQuery {
  @ApiPropertyOptional({ enum: ATTACHMENT_KINDS, enumName: 'AttachmentKind' })
  @Optional()
  @IsIn(ATTACHMENT_KINDS)
  kind?: AttachmentKind;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @Optional()
  @QueryInt(1, Number.MAX_SAFE_INTEGER)
  cursor?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;
}
