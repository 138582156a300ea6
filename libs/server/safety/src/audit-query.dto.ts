import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  AUDIT_ACTIONS,
  AUDIT_ORDERS,
  LIMITS,
  type AuditAction,
  type AuditOrder,
} from '@officehours/contracts';
import { IsId, IsTime, Optional, QueryInt } from '@officehours/platform';
import { IsIn, IsString, MaxLength } from 'class-validator';

const person = { example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' };
const time = { type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' };
const CURSOR_LENGTH = 100;

export class AuditQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'In the order of the chain: `seq` of the last one known.',
  })
  @Optional()
  @QueryInt(0, Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageMax })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;

  @ApiPropertyOptional({
    enum: AUDIT_ORDERS,
    enumName: 'AuditOrder',
    description: '`latest` when there is a cursor or something is asked for, else `chain`.',
  })
  @Optional()
  @IsIn(AUDIT_ORDERS)
  order?: AuditOrder;

  @ApiPropertyOptional({ description: 'The latest first: `nextCursor` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(CURSOR_LENGTH)
  cursor?: string;

  @ApiPropertyOptional({ enum: AUDIT_ACTIONS, enumName: 'AuditAction', description: 'Only such acts.' })
  @Optional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiPropertyOptional({ ...person, description: 'Only what this person did.' })
  @Optional()
  @IsId()
  actorId?: string;

  @ApiPropertyOptional({ ...person, description: 'Only what was done to this person.' })
  @Optional()
  @IsId()
  subjectId?: string;

  @ApiPropertyOptional({ ...time, description: 'Only what was begun from then on.' })
  @Optional()
  @IsTime()
  since?: string;

  @ApiPropertyOptional({ ...time, description: 'Only what was begun before.' })
  @Optional()
  @IsTime()
  until?: string;
}
