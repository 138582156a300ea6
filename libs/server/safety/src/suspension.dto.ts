import { ApiProperty } from '@nestjs/swagger';
import { LIMITS, type Suspension } from '@officehours/contracts';
import { IsLabel } from '@officehours/platform';

export class SuspensionDto {
  @ApiProperty({ example: 'Threatened a classmate, see report.', description: 'Up to 1,000 code points.' })
  @IsLabel(LIMITS.reasonCodePoints)
  reason!: string;
}

export class SuspensionModel implements Suspension {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' }) userId!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty({ example: 'Threatened a classmate, see report.' }) reason!: string;
  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T09:30:00.000Z' }) createdAt!: string;
}

export class SuspensionListModel {
  @ApiProperty({ type: [SuspensionModel] }) suspensions!: SuspensionModel[];
}
