import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  LIMITS,
  MESSAGE_TYPES,
  PERSON_MODELS,
  type MessageType,
  type PersonModel,
  type SendMessageRequest,
} from '@officehours/contracts';
import { IsContent, IsId, Optional, QueryInt } from '@officehours/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';

const SENDABLE = MESSAGE_TYPES.filter((type) => type !== 'system');

export class SendMessageDto implements SendMessageRequest {
  @ApiProperty({ example: '665f1c2e9b1d4a0012345678' })
  @IsId()
  chatRoomId!: string;

  @ApiProperty({
    example: 'Is the integral over all of R?',
    description: '1 to 10,000 code points, at most 32 kB; may be empty where there are attachments.',
  })
  @IsContent('attachmentIds')
  content!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Made once by the client: the same id is the same message, for ever. Kept and told in lower case.',
  })
  @Optional()
  @IsUUID()
  clientMessageId?: string;

  @ApiPropertyOptional({ enum: SENDABLE, default: 'text' })
  @Optional()
  @IsIn(SENDABLE)
  messageType?: Exclude<MessageType, 'system'>;

  @ApiPropertyOptional({ example: '665f1c2e9b1d4a0012341111', description: 'A message of the same room.' })
  @Optional()
  @IsId()
  replyToId?: string;

  @ApiPropertyOptional({
    type: [String],
    example: [],
    description: 'Files that the sender has uploaded to this room, each for one message.',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(LIMITS.attachmentsPerMessage)
  @ArrayUnique()
  @IsId({ each: true })
  attachmentIds?: string[];

  @ApiPropertyOptional({ type: [String], example: [], description: 'Members who are called by name.' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(LIMITS.mentionsPerMessage)
  @IsId({ each: true })
  mentionIds?: string[];

  @ApiPropertyOptional({ example: false, description: 'Nobody is told of it outside the app.' })
  @Optional()
  @IsBoolean()
  silent?: boolean;

  @ApiPropertyOptional({
    description: 'As the older client sends it. The sender comes from the token; this must agree.',
  })
  @Optional()
  @IsId()
  senderId?: string;

  @ApiPropertyOptional({ description: 'As the older client sends it. Must agree with the room.' })
  @Optional()
  @IsId()
  receiverId?: string;

  @ApiPropertyOptional({ enum: PERSON_MODELS, enumName: 'PersonModel' })
  @Optional()
  @IsIn(PERSON_MODELS)
  senderModel?: PersonModel;

  @ApiPropertyOptional({ enum: PERSON_MODELS, enumName: 'PersonModel' })
  @Optional()
  @IsIn(PERSON_MODELS)
  receiverModel?: PersonModel;
}

const SEQ = { type: 'integer' as const, minimum: 0 };

export class HistoryQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LIMITS.pageMax,
    description: 'Default 50 with a position.',
  })
  @Optional()
  @QueryInt(1, LIMITS.pageMax)
  limit?: number;

  @ApiPropertyOptional({ ...SEQ, minimum: 1, description: 'The page that ends before this `seq`.' })
  @Optional()
  @QueryInt(1, Number.MAX_SAFE_INTEGER)
  before?: number;

  @ApiPropertyOptional({ ...SEQ, description: 'The page that begins after this `seq`.' })
  @Optional()
  @QueryInt(0, Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ ...SEQ, minimum: 1, description: 'The page around this `seq`.' })
  @Optional()
  @QueryInt(1, Number.MAX_SAFE_INTEGER)
  around?: number;
}

export class NamedInQuery {
  @ApiProperty({ ...SEQ, minimum: 1, example: 1, description: 'The first message.' })
  @QueryInt(1, Number.MAX_SAFE_INTEGER)
  first!: number;

  @ApiProperty({ ...SEQ, minimum: 1, example: 50, description: 'The last one; at most 200 messages in all.' })
  @QueryInt(1, Number.MAX_SAFE_INTEGER)
  last!: number;
}
