import { ApiProperty } from '@nestjs/swagger';
import {
  LIMITS,
  QUARANTINE_DECISIONS,
  type QuarantineDecision,
  type QuarantinedFile,
  type QuarantineList,
} from '@officehours/contracts';
import { IsLabel } from '@officehours/platform';
import { IsIn } from 'class-validator';

const id = (example: string) => ({ example, pattern: '^[0-9a-f]{24}$' });

export class QuarantineDecisionDto {
  @ApiProperty({ enum: QUARANTINE_DECISIONS, enumName: 'QuarantineDecision', example: 'release' })
  @IsIn(QUARANTINE_DECISIONS)
  decision!: QuarantineDecision;

  @ApiProperty({ example: 'A false alarm, see ticket.', description: 'Up to 1,000 code points.' })
  @IsLabel(LIMITS.reasonCodePoints)
  reason!: string;
}

export class UploaderModel {
  @ApiProperty(id('665f1c2e9b1d4a0012340001')) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
}

export class QuarantinedFileModel implements QuarantinedFile {
  @ApiProperty(id('665f1c2e9b1d4a0012347777')) id!: string;
  @ApiProperty({ example: 'solution.zip' }) name!: string;
  @ApiProperty({ type: 'integer', example: 48_213 }) size!: number;
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256!: string;
  @ApiProperty({ example: 'Win.Test.EICAR_HDB-1' }) found!: string;
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
  @ApiProperty({ type: UploaderModel }) uploader!: UploaderModel;
  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) createdAt!: string;
}

export class QuarantineListModel implements QuarantineList {
  @ApiProperty({ type: [QuarantinedFileModel], description: 'The newest 200.' })
  files!: QuarantinedFileModel[];
}
