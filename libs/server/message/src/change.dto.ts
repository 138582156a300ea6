import { ApiProperty } from '@nestjs/swagger';
import {
  isOneEmoji,
  type EditMessageRequest,
  type MessageIdRequest,
  type ReactionRequest,
} from '@officehours/contracts';
import { IsContent, IsEmoji, IsId, IsSeq } from '@officehours/platform';

const MESSAGE = '665f1c2e9b1d4a0012341112';

export class EditDto {
  @ApiProperty({ example: 'Is the integral over all of R, or over [0, 1]?' })
  @IsContent()
  content!: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0, description: 'The `rev` the edit is based on.' })
  @IsSeq()
  rev!: number;
}

export class MessageIdDto implements MessageIdRequest {
  @ApiProperty({ example: MESSAGE })
  @IsId()
  messageId!: string;
}

export class EditMessageDto extends EditDto implements EditMessageRequest {
  @ApiProperty({ example: MESSAGE })
  @IsId()
  messageId!: string;
}

export class ReactionDto extends MessageIdDto implements ReactionRequest {
  @ApiProperty({ example: '👍' })
  @IsEmoji()
  emoji!: string;
}

/** An emoji in a path: what is none names nothing. */
export function emojiOf(path: string): string | null {
  return isOneEmoji(path) ? path : null;
}
