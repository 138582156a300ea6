import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COURSE_ROLES, LIMITS, USER_ROLES, type CourseRole, type UserRole } from '@officehours/contracts';
import { IsLabel, IsListOf, IsSubject, IsWebUrl, Optional } from '@officehours/platform';
import { IsEmail, IsIn, MaxLength } from 'class-validator';

export class UserRowDto {
  @ApiProperty({ example: 'u-4711', description: 'The id in the platform.' })
  @IsSubject()
  id!: string;

  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole' })
  @IsIn(USER_ROLES)
  role!: UserRole;

  @ApiProperty({ example: 'Amina Haddad' })
  @IsLabel(LIMITS.nameLength)
  name!: string;

  @ApiPropertyOptional({ example: 'amina@school.example' })
  @Optional()
  @IsEmail()
  @MaxLength(LIMITS.emailLength)
  email?: string;

  @ApiPropertyOptional({ example: 'https://school.example/avatars/4711.png' })
  @Optional()
  @IsWebUrl()
  avatarUrl?: string;
}

export class CourseRowDto {
  @ApiProperty({ example: 'math-101' })
  @IsSubject()
  id!: string;

  @ApiProperty({ example: 'Linear Algebra I' })
  @IsLabel(LIMITS.titleLength)
  title!: string;
}

export class EnrolmentRowDto {
  @ApiProperty({ example: 'math-101' })
  @IsSubject()
  courseId!: string;

  @ApiProperty({ example: 'u-4711' })
  @IsSubject()
  userId!: string;

  @ApiProperty({ enum: COURSE_ROLES, enumName: 'CourseRole' })
  @IsIn(COURSE_ROLES)
  role!: CourseRole;
}

export class DirectoryDto {
  @ApiPropertyOptional({ type: [UserRowDto] })
  @Optional()
  @IsListOf(() => UserRowDto, LIMITS.directoryRows)
  users?: UserRowDto[];

  @ApiPropertyOptional({ type: [CourseRowDto] })
  @Optional()
  @IsListOf(() => CourseRowDto, LIMITS.directoryRows)
  courses?: CourseRowDto[];

  @ApiPropertyOptional({ type: [EnrolmentRowDto] })
  @Optional()
  @IsListOf(() => EnrolmentRowDto, LIMITS.directoryRows)
  enrolments?: EnrolmentRowDto[];
}
