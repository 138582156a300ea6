import { ApiProperty } from '@nestjs/swagger';
import { COURSE_ROLES, type Course, type CourseRole } from '@officehours/contracts';
import type { ImportCounts } from '@officehours/directory';

export class CourseModel implements Course {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340003', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ example: 'Linear Algebra I' }) title!: string;
  @ApiProperty({ enum: COURSE_ROLES, enumName: 'CourseRole', description: 'The caller’s.' })
  role!: CourseRole;
  @ApiProperty({ example: false, description: 'Students may write to each other.' }) peerTalk!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'From then on its conversations can only be read.',
  })
  endsAt!: string | null;
}

export class CourseTalkModel implements Pick<Course, 'peerTalk' | 'endsAt'> {
  @ApiProperty({ example: true }) peerTalk!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null }) endsAt!: string | null;
}

export class CourseListModel {
  @ApiProperty({ type: [CourseModel] }) courses!: CourseModel[];
}

export class CourseRecordModel {
  @ApiProperty({ example: '665f1c2e9b1d4a0012340003', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ example: 'Linear Algebra I' }) title!: string;
}

export class ImportCountsModel implements ImportCounts {
  @ApiProperty({ type: 'integer', example: 300 }) users!: number;
  @ApiProperty({ type: 'integer', example: 4 }) courses!: number;
  @ApiProperty({ type: 'integer', example: 600 }) enrolments!: number;
}
