import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonPreferences } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, type Caller } from '@officehours/platform';
import { PersonPreferencesDto, PersonPreferencesModel } from './preferences.dto';
import { PreferencesService } from './preferences.service';

@ApiTags('chat rooms')
@ApiBearerAuth()
@Controller('message/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'What the caller decided for all their rooms' })
  @ApiOkResponse({ type: PersonPreferencesModel })
  @ApiProblems('unavailable')
  get(@CurrentCaller() caller: Caller): Promise<PersonPreferences> {
    return this.preferences.get(caller);
  }

  @Patch()
  @Does('self.change')
  @ApiOperation({ summary: 'Hide receipts or last seen; be away' })
  @ApiOkResponse({ type: PersonPreferencesModel })
  @ApiProblems('validation_failed', 'forbidden')
  set(
    @CurrentCaller() caller: Caller,
    @Body() preferences: PersonPreferencesDto,
  ): Promise<PersonPreferences> {
    return this.preferences.set(caller, preferences);
  }
}
