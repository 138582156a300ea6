import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { QuarantineDecisionDto, QuarantineListModel } from './quarantine.dto';
import { QuarantineService } from './quarantine.service';

@ApiTags('safety')
@ApiBearerAuth()
@Controller('message/quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: QuarantineService) {}

  @Get()
  @Does('quarantine.read')
  @ApiOperation({ summary: 'For an admin: files in which the scanner found something, the newest first' })
  @ApiOkResponse({ type: QuarantineListModel })
  @ApiProblems('forbidden', 'unavailable')
  async list(@CurrentCaller() caller: Caller): Promise<QuarantineListModel> {
    return { files: await this.quarantine.list(caller) };
  }

  @Post(':id/decision')
  @Does('quarantine.decide')
  @HttpCode(204)
  @ApiOperation({
    summary: 'For an admin: release or delete such a file',
    description:
      'What is kept of it goes either way. Of one that was released, the same bytes are taken from then on, whoever ' +
      'uploads them. The reason stands in the audit log.',
  })
  @ApiParam({ name: 'id', example: '665f1c2e9b1d4a0012347777' })
  @ApiNoContentResponse({ description: 'It is decided.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found', 'unavailable')
  decide(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() body: QuarantineDecisionDto,
  ): Promise<void> {
    return this.quarantine.decide(caller, id, body);
  }
}
