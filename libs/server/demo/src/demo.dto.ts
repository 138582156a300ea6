import { ApiProperty } from '@nestjs/swagger';
import { IsId } from '@officehours/platform';

export class DemoSignInDto {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001', description: 'One of `GET /api/auth/demo`.' })
  @IsId()
  userId!: string;
}
