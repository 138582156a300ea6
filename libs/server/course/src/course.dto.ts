import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@officehours/contracts';
import { IsLabel, IsSubject, Optional } from '@officehours/platform';

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

export class RenameCourseDto {
  @ApiProperty({ example: 'Linear Algebra I (winter)' })
  @IsLabel(LIMITS.titleLength)
  title!: string;
}
