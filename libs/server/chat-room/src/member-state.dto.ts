import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  LIMITS,
  type MarkDeliveredRequest,
  type MarkUnreadRequest,
  type SaveDraftRequest,
  type UpdateRoomPreferencesRequest,
} from '@officehours/contracts';
import { IsDraft, IsId, IsListOf, IsSeq, Optional } from '@officehours/platform';
import { IsBoolean } from 'class-validator';

const ROOM_ID = '665f1c2e9b1d4a0012345678';
const SEQ = { type: 'integer' as const, minimum: 1, example: 40 };

export class UnreadDto {
  @ApiProperty({ ...SEQ, description: 'The first message that counts as unread again.' })
  @IsSeq()
  seq!: number;
}

export class PreferencesDto {
  @ApiPropertyOptional({ example: true, description: 'No notifications, and not in the total of unread.' })
  @Optional()
  @IsBoolean()
  muted?: boolean;

  @ApiPropertyOptional({ example: false })
  @Optional()
  @IsBoolean()
  starred?: boolean;

  @ApiPropertyOptional({ example: false })
  @Optional()
  @IsBoolean()
  archived?: boolean;
}

export class DraftDto {
  @ApiProperty({
    example: 'I do not see why the',
    description: 'Up to 10,000 code points; blank text removes the draft.',
  })
  @IsDraft()
  content!: string;
}

export class MarkUnreadDto extends UnreadDto implements MarkUnreadRequest {
  @ApiProperty({ example: ROOM_ID })
  @IsId()
  chatRoomId!: string;
}

export class UpdateRoomPreferencesDto extends PreferencesDto implements UpdateRoomPreferencesRequest {
  @ApiProperty({ example: ROOM_ID })
  @IsId()
  chatRoomId!: string;
}

export class SaveDraftDto extends DraftDto implements SaveDraftRequest {
  @ApiProperty({ example: ROOM_ID })
  @IsId()
  chatRoomId!: string;
}

export class DeliveredPositionDto {
  @ApiProperty({ example: ROOM_ID })
  @IsId()
  chatRoomId!: string;

  @ApiProperty({ ...SEQ, description: 'Everything up to here has arrived.' })
  @IsSeq()
  seq!: number;
}

export class MarkDeliveredDto implements MarkDeliveredRequest {
  @ApiProperty({ type: [DeliveredPositionDto] })
  @IsListOf(() => DeliveredPositionDto, LIMITS.pageMax)
  rooms!: DeliveredPositionDto[];
}
