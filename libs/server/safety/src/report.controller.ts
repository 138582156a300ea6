import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Report, ReportPage } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Response } from 'express';
import { ReportDto, ReportModel, ReportPageModel, ReportQueryDto } from './report.dto';
import { ReportService } from './report.service';

@ApiTags('safety')
@ApiBearerAuth()
@Controller()
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Post('message/message/:id/report')
  @Does('message.report')
  @ApiOperation({ summary: 'Report a message of somebody else to those who look after the course' })
  @ApiParam({ name: 'id', example: '665f1c2e9b1d4a0012341112' })
  @ApiCreatedResponse({ type: ReportModel })
  @ApiOkResponse({ type: ReportModel, description: 'The caller had reported it before.' })
  @ApiProblems('validation_failed', 'not_found')
  async report(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() body: ReportDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Report> {
    const { report, created } = await this.reports.report(caller, id, body);
    response.status(created ? 201 : 200);
    return report;
  }

  @Get('report')
  @Does('report.read')
  @ApiOperation({
    summary: 'Reported messages, the newest first',
    description: 'Of the courses of whose staff the caller is; of all for an administrator.',
  })
  @ApiOkResponse({ type: ReportPageModel })
  @ApiProblems('validation_failed')
  page(@CurrentCaller() caller: Caller, @Query() query: ReportQueryDto): Promise<ReportPage> {
    return this.reports.page(caller, query);
  }

  @Put('report/:id/closed')
  @Does('report.close')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark a report as looked after' })
  @ApiParam({ name: 'id', example: '665f1c2e9b1d4a0012349001' })
  @ApiNoContentResponse({ description: 'It is closed.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  close(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.reports.close(caller, id);
  }
}
