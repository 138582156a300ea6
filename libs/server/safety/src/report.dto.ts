import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, REPORT_REASONS, type Report, type ReportReason } from '@officehours/contracts';
import { IsComment, IsId, Optional, QueryInt } from '@officehours/platform';
import { IsIn } from 'class-validator';

const id = (example: string) => ({ example, pattern: '^[0-9a-f]{24}$' });
const time = { type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' };

export class ReportDto {
  @ApiProperty({ enum: REPORT_REASONS, enumName: 'ReportReason', example: 'harassment' })
  @IsIn(REPORT_REASONS)
  reason!: ReportReason;

  @ApiPropertyOptional({ example: 'It goes on since Monday.', description: 'Up to 1,000 code points.' })
  @Optional()
  @IsComment(LIMITS.reasonCodePoints)
  comment?: string;
}

export class ReportQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.', ...id('665f1c2e9b1d4a0012349001') })
  @Optional()
  @IsId()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;
}

export class ReportedPersonModel {
  @ApiProperty(id('665f1c2e9b1d4a0012340001')) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
}

export class ReportedMessageModel {
  @ApiProperty(id('665f1c2e9b1d4a0012341112')) id!: string;
  @ApiProperty({ type: 'integer', example: 42 }) seq!: number;
  @ApiProperty({ example: 'What was said.' }) content!: string;
  @ApiProperty(time) createdAt!: string;
}

export class ReportModel implements Report {
  @ApiProperty(id('665f1c2e9b1d4a0012349001')) id!: string;
  @ApiProperty({ enum: REPORT_REASONS, enumName: 'ReportReason', example: 'harassment' })
  reason!: ReportReason;
  @ApiProperty({ example: 'It goes on since Monday.' }) comment!: string;
  @ApiProperty({ type: ReportedPersonModel }) reporter!: ReportedPersonModel;
  @ApiProperty({ type: ReportedPersonModel, nullable: true }) sender!: ReportedPersonModel | null;
  @ApiProperty({ type: String, nullable: true, ...id('665f1c2e9b1d4a0012340003') }) courseId!: string | null;
  @ApiProperty(id('665f1c2e9b1d4a0012345678')) chatRoomId!: string;
  @ApiProperty({ type: ReportedMessageModel }) message!: ReportedMessageModel;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true, example: null }) closedAt!: string | null;
}

export class ReportPageModel {
  @ApiProperty({ type: [ReportModel] }) reports!: ReportModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}
