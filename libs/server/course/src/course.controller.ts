import { Body, Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { CourseListModel, CourseModel, CourseRecordModel, CourseTalkModel } from './course-models';
import { CourseTalkDto, CreateCourseDto, RenameCourseDto } from './course.dto';
import { CourseService } from './course.service';

@ApiTags('courses')
@ApiBearerAuth()
@Controller('course')
export class CourseController {
  constructor(private readonly courses: CourseService) {}

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'The caller’s courses, by title' })
  @ApiOkResponse({ type: CourseListModel })
  @ApiProblems('unauthenticated')
  async list(@CurrentCaller() caller: Caller): Promise<CourseListModel> {
    return { courses: await this.courses.list(caller) };
  }

  @Get(':courseId')
  @Does('course.read')
  @ApiOperation({ summary: 'One of the caller’s courses' })
  @ApiOkResponse({ type: CourseModel })
  @ApiProblems('not_found')
  get(@CurrentCaller() caller: Caller, @Param('courseId', IdParam) courseId: string): Promise<CourseModel> {
    return this.courses.get(caller, courseId);
  }

  @Post()
  @Does('course.create')
  @ApiOperation({ summary: 'For an admin: make a course' })
  @ApiCreatedResponse({ type: CourseRecordModel })
  @ApiProblems('validation_failed', 'forbidden')
  create(@CurrentCaller() caller: Caller, @Body() body: CreateCourseDto): Promise<CourseRecordModel> {
    return this.courses.create(caller, body);
  }

  @Put(':courseId/talk')
  @Does('course.talk')
  @ApiOperation({
    summary: 'For its instructors: whether students may write to each other, and when it ends',
  })
  @ApiOkResponse({ type: CourseTalkModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  talk(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Body() body: CourseTalkDto,
  ): Promise<CourseTalkModel> {
    return this.courses.talk(caller, courseId, body);
  }

  @Patch(':courseId')
  @Does('course.rename')
  @ApiOperation({ summary: 'For an admin: rename a course' })
  @ApiOkResponse({ type: CourseRecordModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  rename(
    @CurrentCaller() caller: Caller,
    @Param('courseId', IdParam) courseId: string,
    @Body() { title }: RenameCourseDto,
  ): Promise<CourseRecordModel> {
    return this.courses.rename(caller, courseId, title);
  }
}
