import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuditPage } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, type Caller } from '@officehours/platform';
import { AuditPageModel } from './audit-models';
import { AuditQueryDto } from './audit-query.dto';
import { AuditService } from './audit.service';

@ApiTags('safety')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Does('audit.read')
  @ApiOperation({
    summary: 'For an admin: the log of acts that matter for security',
    description:
      'In the order of the chain, the oldest first, from `after` on: each entry is bound to the one before by its hash; ' +
      '`npm run audit:verify` checks that. With `order=latest`, or as soon as something is asked for, by when it was ' +
      'begun, the latest first, from `cursor` on.',
  })
  @ApiOkResponse({ type: AuditPageModel })
  @ApiProblems('validation_failed', 'forbidden')
  page(@CurrentCaller() caller: Caller, @Query() query: AuditQueryDto): Promise<AuditPage> {
    return this.audit.page(caller, query);
  }
}
