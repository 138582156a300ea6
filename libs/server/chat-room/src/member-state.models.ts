import { ApiProperty } from '@nestjs/swagger';
import type { Receipt, RoomState, UnreadSummary } from '@officehours/contracts';

const id = (example: string) => ({ example, pattern: '^[0-9a-f]{24}$' });
const ROOM = id('665f1c2e9b1d4a0012345678');
const position = (example: number) => ({ type: 'integer' as const, example });

export class RoomStateModel implements RoomState {
  @ApiProperty(ROOM) chatRoomId!: string;
  @ApiProperty(position(42)) lastReadSeq!: number;
  @ApiProperty({
    ...position(40),
    nullable: true,
    description: 'Marked as unread from this message on, until the room is read again.',
  })
  unreadFromSeq!: number | null;
  @ApiProperty(position(3)) unreadCount!: number;
  @ApiProperty({ example: false }) muted!: boolean;
  @ApiProperty({ example: false }) starred!: boolean;
  @ApiProperty({ example: false }) archived!: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'I do not see why the' }) draft!: string | null;
}

export class ReceiptModel implements Receipt {
  @ApiProperty(id('665f1c2e9b1d4a0012340001')) userId!: string;
  @ApiProperty(position(42)) lastDeliveredSeq!: number;
  @ApiProperty(position(41)) lastReadSeq!: number;
}

export class ReceiptListModel {
  @ApiProperty({ type: [ReceiptModel], description: 'Members who hide their receipts are left out.' })
  receipts!: ReceiptModel[];
}

export class RoomUnreadModel {
  @ApiProperty(ROOM) chatRoomId!: string;
  @ApiProperty(position(3)) unreadCount!: number;
  @ApiProperty({ example: false }) muted!: boolean;
}

export class UnreadSummaryModel implements UnreadSummary {
  @ApiProperty({ ...position(7), description: 'Over all rooms that are not muted.' }) total!: number;
  @ApiProperty({ type: [RoomUnreadModel], description: 'Rooms with something unread.' })
  rooms!: RoomUnreadModel[];
}
