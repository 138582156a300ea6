import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  AUDIT_ACTIONS,
  AUDIT_OUTCOMES,
  LIMITS,
  type AuditAction,
  type AuditEntry,
  type AuditOutcome,
  type AuditPage,
} from '@officehours/contracts';
import { Optional, QueryInt } from '@officehours/platform';

const id = { type: String, nullable: true, example: '665f1c2e9b1d4a0012340001' };
const hash = { example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

export class AuditQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: '`seq` of the last one known.',
  })
  @Optional()
  @QueryInt(0, Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageMax })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;
}

export class AuditEntryModel implements AuditEntry {
  @ApiProperty({ type: 'integer', example: 1, description: 'Without holes.' }) seq!: number;
  @ApiProperty({ example: 'session.begun:665f1c2e9b1d4a0012347777' }) key!: string;
  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) at!: string;
  @ApiProperty({ enum: AUDIT_ACTIONS, enumName: 'AuditAction' }) action!: AuditAction;
  @ApiProperty({
    enum: AUDIT_OUTCOMES,
    enumName: 'AuditOutcome',
    description: 'Unknown: the service died on the way.',
  })
  outcome!: AuditOutcome;
  @ApiProperty(id) actorId!: string | null;
  @ApiProperty(id) subjectId!: string | null;
  @ApiProperty(id) chatRoomId!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { reason: 'Threats' } })
  details!: AuditEntry['details'];
  @ApiProperty({ ...hash, description: 'Of the entry before.' }) previousHash!: string;
  @ApiProperty({ ...hash, description: 'SHA-256 of all the other fields.' }) hash!: string;
}

export class AuditHeadModel {
  @ApiProperty({ type: 'integer', example: 1 }) seq!: number;
  @ApiProperty(hash) hash!: string;
}

export class AuditPageModel implements AuditPage {
  @ApiProperty({ type: [AuditEntryModel] }) entries!: AuditEntryModel[];
  @ApiProperty({ type: AuditHeadModel, nullable: true }) head!: AuditHeadModel | null;
}
