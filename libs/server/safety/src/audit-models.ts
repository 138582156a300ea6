import { ApiProperty } from '@nestjs/swagger';
import {
  AUDIT_ACTIONS,
  AUDIT_OUTCOMES,
  type AuditAction,
  type AuditEntry,
  type AuditOutcome,
  type AuditPage,
} from '@officehours/contracts';

const person = { example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' };
const id = { type: String, nullable: true, example: '665f1c2e9b1d4a0012340001' };
const hash = { example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const time = { type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' };

export class AuditEntryModel implements AuditEntry {
  @ApiProperty({ type: 'integer', example: 1, description: 'Without holes.' }) seq!: number;
  @ApiProperty({ example: 'session.begun:665f1c2e9b1d4a0012347777' }) key!: string;
  @ApiProperty(time) at!: string;
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
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
      nullable: true,
    },
    example: { reason: 'Threats' },
  })
  details!: AuditEntry['details'];
  @ApiProperty({ ...hash, description: 'Of the entry before.' }) previousHash!: string;
  @ApiProperty({ ...hash, description: 'SHA-256 of all the other fields.' }) hash!: string;
}

export class AuditHeadModel {
  @ApiProperty({ type: 'integer', example: 1 }) seq!: number;
  @ApiProperty(hash) hash!: string;
}

export class AuditedPersonModel {
  @ApiProperty(person) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
}

export class AuditPageModel implements AuditPage {
  @ApiProperty({ type: [AuditEntryModel] }) entries!: AuditEntryModel[];
  @ApiProperty({
    type: [AuditedPersonModel],
    description: 'Those of whom the entries speak, with their names.',
  })
  people!: AuditedPersonModel[];
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Null on the last page, and in the chain.',
  })
  nextCursor!: string | null;
  @ApiProperty({ type: AuditHeadModel, nullable: true }) head!: AuditHeadModel | null;
}
