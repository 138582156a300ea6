import { ApiProperty } from '@nestjs/swagger';
import { USER_ROLES, type User, type UserRole } from '@officehours/contracts';

export class UserModel implements User {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole', example: 'student' }) role!: UserRole;
  @ApiProperty({ type: String, nullable: true, example: 'amina@school.example' }) email!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) avatarUrl!: string | null;
}

export class SignedInModel {
  @ApiProperty({
    example: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI2NjVmIn0.c2lnbmF0dXJl',
    description: 'For `Authorization: Bearer`.',
  })
  accessToken!: string;
  @ApiProperty({ type: 'integer', example: 900, description: 'Seconds.' }) expiresIn!: number;
  @ApiProperty({ type: UserModel }) user!: UserModel;
}

export class SessionModel {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ description: 'The session of the token that asks.' }) isCurrent!: boolean;
  @ApiProperty({ example: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }) userAgent!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time', description: 'When it last got a new access token.' })
  lastUsedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Unless it is used before.' }) expiresAt!: string;
}

export class SessionsModel {
  @ApiProperty({ type: [SessionModel], description: 'The newest first, at most 100.' })
  sessions!: SessionModel[];
}

export class AuthOptionsModel {
  @ApiProperty({ example: true, description: 'People may sign in with e-mail and password.' })
  accounts!: boolean;
  @ApiProperty({ example: false, description: 'People of the demo may be signed in with one click.' })
  demo!: boolean;
}
