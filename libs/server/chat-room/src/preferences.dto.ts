import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PersonPreferences } from '@officehours/contracts';
import { Optional } from '@officehours/platform';
import { IsBoolean } from 'class-validator';

export class PersonPreferencesDto implements Partial<PersonPreferences> {
  @ApiPropertyOptional({ example: true, description: 'Others do not learn how far the caller has read.' })
  @Optional()
  @IsBoolean()
  receiptsHidden?: boolean;

  @ApiPropertyOptional({ example: true, description: 'Others do not learn when the caller was last here.' })
  @Optional()
  @IsBoolean()
  lastSeenHidden?: boolean;

  @ApiPropertyOptional({ example: false, description: 'Not for students: online, and not to be waited for.' })
  @Optional()
  @IsBoolean()
  away?: boolean;
}

export class PersonPreferencesModel implements PersonPreferences {
  @ApiProperty({ example: false }) receiptsHidden!: boolean;
  @ApiProperty({ example: false }) lastSeenHidden!: boolean;
  @ApiProperty({ example: false }) away!: boolean;
}
