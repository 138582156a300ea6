import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, type RoomVisit, type VisitedPage } from '@officehours/contracts';
import { MessagePageModel } from '@officehours/message';
import { IsLabel, Optional } from '@officehours/platform';
import { IsInt, Max, Min } from 'class-validator';
import { ReportedPersonModel } from './report.dto';

const time = { type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' };

export class VisitDto {
  @ApiProperty({
    example: 'A student reported threats.',
    description: 'The room is told. Up to 1,000 code points.',
  })
  @IsLabel(LIMITS.reasonCodePoints)
  reason!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.visitHours, default: 1 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.visitHours)
  hours?: number;
}

export class RoomVisitModel implements RoomVisit {
  @ApiProperty({ example: '665f1c2e9b1d4a0012349777', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ type: ReportedPersonModel }) visitor!: ReportedPersonModel;
  @ApiProperty({ example: 'A student reported threats.' }) reason!: string;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) endsAt!: string;
}

export class RoomVisitListModel {
  @ApiProperty({ type: [RoomVisitModel] }) visits!: RoomVisitModel[];
}

export class VisitedPageModel extends MessagePageModel implements VisitedPage {
  @ApiProperty({ type: RoomVisitModel }) visit!: RoomVisitModel;
  @ApiProperty({ type: [ReportedPersonModel], description: 'Who wrote these messages.' })
  people!: ReportedPersonModel[];
}
