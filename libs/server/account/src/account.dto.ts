import { ApiProperty } from '@nestjs/swagger';
import { LIMITS, USER_ROLES, type UserRole } from '@officehours/contracts';
import { IsLabel } from '@officehours/platform';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import * as z from 'zod';
import { IsNewPassword, IsPassword } from './password-rules';

const password = { format: 'password', example: 'correct horse battery staple' };

const NEW_PASSWORD =
  'At least 8 code points, at most 1,024 bytes; none that is common or the person’s own address or name (`common_password`).';

export class LoginDto {
  @ApiProperty({ example: 'amina@school.example', maxLength: LIMITS.emailLength })
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.emailLength)
  email!: string;

  @ApiProperty({ ...password, description: 'At most 1,024 bytes.' })
  @IsPassword()
  password!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ ...password, description: 'At most 1,024 bytes.' })
  @IsPassword()
  currentPassword!: string;

  @ApiProperty({ ...password, description: NEW_PASSWORD })
  @IsNewPassword()
  newPassword!: string;
}

export class CreateAccountDto {
  /** The rule of the `email` claim, since it becomes one. */
  @ApiProperty({ example: 'amina@school.example', maxLength: LIMITS.emailLength })
  @Matches(z.regexes.email)
  @MaxLength(LIMITS.emailLength)
  email!: string;

  @ApiProperty({ ...password, description: NEW_PASSWORD })
  @IsNewPassword()
  password!: string;

  @ApiProperty({ example: 'Amina Haddad', maxLength: LIMITS.nameLength })
  @IsLabel(LIMITS.nameLength)
  name!: string;

  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole', example: 'student' })
  @IsIn(USER_ROLES)
  role!: UserRole;
}
