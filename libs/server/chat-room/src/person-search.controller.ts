import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, type Caller } from '@officehours/platform';
import { PeopleFoundModel, PersonSearchQuery } from './person-search.dto';
import { PersonSearchService } from './person-search.service';

@ApiTags('chat rooms')
@ApiBearerAuth()
@Controller('message/people')
export class PersonSearchController {
  constructor(private readonly people: PersonSearchService) {}

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'Find people by name, of those the caller shares a room with' })
  @ApiOkResponse({ type: PeopleFoundModel })
  @ApiProblems('validation_failed', 'rate_limited')
  find(@CurrentCaller() caller: Caller, @Query() query: PersonSearchQuery): Promise<PeopleFoundModel> {
    return this.people.find(caller, query);
  }
}
