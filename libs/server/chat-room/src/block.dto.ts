import { ApiProperty } from '@nestjs/swagger';
import type { Block } from '@officehours/contracts';
import { ParticipantModel } from './wire-models';

export class BlockModel implements Block {
  @ApiProperty({ type: ParticipantModel }) person!: ParticipantModel;
  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) createdAt!: string;
}

export class BlockListModel {
  @ApiProperty({ type: [BlockModel] }) blocks!: BlockModel[];
}
