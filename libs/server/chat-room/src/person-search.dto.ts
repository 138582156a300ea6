import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@officehours/contracts';
import { IsLabel, Optional, QueryInt } from '@officehours/platform';
import { ParticipantModel } from './wire-models';

export class PersonSearchQuery {
  @ApiPropertyOptional({ description: 'Part of a name; case and accents do not matter.', example: 'ami' })
  @Optional()
  @IsLabel(LIMITS.nameLength)
  q?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LIMITS.searchPageMax,
    default: LIMITS.searchPageDefault,
  })
  @Optional()
  @QueryInt(1, LIMITS.searchPageMax)
  limit?: number;
}

export class PeopleFoundModel {
  @ApiProperty({ type: [ParticipantModel], description: 'By name; the caller is among them.' })
  people!: ParticipantModel[];
  @ApiProperty({ description: 'There are more than these.' }) hasMore!: boolean;
}
