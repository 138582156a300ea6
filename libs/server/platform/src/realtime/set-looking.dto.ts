import { ApiProperty } from '@nestjs/swagger';
import type { SetLookingRequest } from '@officehours/contracts';
import { IsBoolean } from 'class-validator';

export class SetLookingDto implements SetLookingRequest {
  @ApiProperty({
    example: false,
    description: 'Whether the page is looked at: neither hidden nor behind others.',
  })
  @IsBoolean()
  isLooking!: boolean;
}
