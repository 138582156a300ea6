import { ApiProperty } from '@nestjs/swagger';
import { LIMITS, type AuthenticateRequest } from '@officehours/contracts';
import { IsString, MaxLength } from 'class-validator';

export class AuthenticateDto implements AuthenticateRequest {
  @ApiProperty({ example: 'eyJhbGciOiJIUzI1NiJ9…', description: 'A fresh token of the same person.' })
  @IsString()
  @MaxLength(LIMITS.tokenLength)
  token!: string;
}
