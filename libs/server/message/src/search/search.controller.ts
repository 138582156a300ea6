import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, type Caller } from '@officehours/platform';
import { SearchPageModel } from './search-models';
import { SearchQueryDto } from './search.dto';
import { SearchService } from './search.service';

@ApiTags('messages')
@ApiBearerAuth()
@Controller('message/search')
export class SearchController {
  constructor(private readonly searching: SearchService) {}

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'Find messages in the caller’s rooms, as far as they may see their history' })
  @ApiOkResponse({ type: SearchPageModel })
  @ApiProblems('validation_failed', 'not_found', 'rate_limited')
  search(@CurrentCaller() caller: Caller, @Query() query: SearchQueryDto): Promise<SearchPageModel> {
    return this.searching.search(caller, query);
  }
}
