import { ApiProperty } from '@nestjs/swagger';
import type { RoomFile, RoomFilePage, UploadRules } from '@officehours/contracts';
import { AttachmentModel } from '@officehours/chat-room';

export class RoomFileModel extends AttachmentModel implements RoomFile {
  @ApiProperty({ example: '665f1c2e9b1d4a0012341112' }) messageId!: string;
  @ApiProperty({ type: 'integer', example: 42 }) seq!: number;
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001' }) senderId!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) sentAt!: string;
}

export class RoomFilePageModel implements RoomFilePage {
  @ApiProperty({ type: [RoomFileModel], description: 'Newest first.' }) files!: RoomFileModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
}

export class UploadRulesModel implements UploadRules {
  @ApiProperty({ type: 'integer', example: 26_214_400 }) maxBytes!: number;
  @ApiProperty({ type: 'integer', example: 40_000_000 }) maxPixels!: number;
  @ApiProperty({ type: [String], example: ['png', 'pdf'], description: 'Without the dot, in lower case.' })
  extensions!: string[];
}
