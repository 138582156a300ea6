import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@officehours/contracts';
import { IsLabel, IsSubject, IsTime, Optional } from '@officehours/platform';
import { IsBoolean, ValidateIf } from 'class-validator';

export class CreateCourseDto {
  @ApiProperty({ example: 'Linear Algebra I' })
  @IsLabel(LIMITS.titleLength)
  title!: string;

  @ApiPropertyOptional({
    example: 'math-101',
    description: 'The platform’s own id of the course. Absent: one is made.',
  })
  @Optional()
  @IsSubject()
  id?: string;
}

export class CourseTalkDto {
  @ApiPropertyOptional({ example: true, description: 'Whether its students may write to each other.' })
  @Optional()
  @IsBoolean()
  peerTalk?: boolean;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2027-02-15T00:00:00.000Z',
    description: 'From then on its conversations can only be read. Null: it has no end.',
  })
  @Optional()
  @ValidateIf((_object, value: unknown) => value !== null)
  @IsTime()
  endsAt?: string | null;
}

export class RenameCourseDto {
  @ApiProperty({ example: 'Linear Algebra I (winter)' })
  @IsLabel(LIMITS.titleLength)
  title!: string;
}
