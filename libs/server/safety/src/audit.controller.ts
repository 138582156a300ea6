import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LIMITS, type AuditPage } from '@officehours/contracts';
import { ApiProblems, Audit, CurrentCaller, Does, requireAccess, type Caller } from '@officehours/platform';
import { AuditPageModel, AuditQueryDto } from './audit.dto';

@ApiTags('safety')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get()
  @Does('audit.read')
  @ApiOperation({
    summary: 'For an admin: the log of acts that matter for security, the oldest first',
    description: 'Each entry is bound to the one before by its hash; `npm run audit:verify` checks that.',
  })
  @ApiOkResponse({ type: AuditPageModel })
  @ApiProblems('validation_failed', 'forbidden')
  page(
    @CurrentCaller() caller: Caller,
    @Query() { after = 0, limit = LIMITS.pageMax }: AuditQueryDto,
  ): Promise<AuditPage> {
    requireAccess('audit.read', caller);
    return this.audit.page(after, limit);
  }
}
