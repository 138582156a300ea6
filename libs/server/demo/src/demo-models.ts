import { ApiProperty } from '@nestjs/swagger';
import { USER_ROLES, type UserRole } from '@officehours/contracts';

export class DemoPersonModel {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340001', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ example: 'Amina Haddad' }) name!: string;
  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole', example: 'student' }) role!: UserRole;
  @ApiProperty({ type: String, nullable: true, example: null }) avatarUrl!: string | null;
  @ApiProperty({ example: 'Student in both courses. Waits for an answer.' }) description!: string;
}

export class DemoPeopleModel {
  @ApiProperty({ type: [DemoPersonModel] }) people!: DemoPersonModel[];
}
