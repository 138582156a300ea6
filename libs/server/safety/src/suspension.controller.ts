import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { SuspensionDto, SuspensionListModel } from './suspension.dto';
import { SuspensionService } from './suspension.service';

const USER = { name: 'userId', example: '665f1c2e9b1d4a0012340001' };

@ApiTags('safety')
@ApiBearerAuth()
@Controller('directory')
export class SuspensionController {
  constructor(private readonly suspensions: SuspensionService) {}

  @Get('suspension')
  @Does('person.suspend')
  @ApiOperation({ summary: 'For an admin: who is suspended' })
  @ApiOkResponse({ type: SuspensionListModel })
  @ApiProblems('forbidden')
  async list(@CurrentCaller() caller: Caller): Promise<SuspensionListModel> {
    return { suspensions: await this.suspensions.list(caller) };
  }

  @Put('user/:userId/suspension')
  @Does('person.suspend')
  @HttpCode(204)
  @ApiOperation({ summary: 'For an admin: take somebody’s access away; their sockets are closed' })
  @ApiParam(USER)
  @ApiNoContentResponse({ description: 'They are suspended.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  suspend(
    @CurrentCaller() caller: Caller,
    @Param('userId', IdParam) userId: string,
    @Body() { reason }: SuspensionDto,
  ): Promise<void> {
    return this.suspensions.suspend(caller, userId, reason);
  }

  @Delete('user/:userId/suspension')
  @Does('person.suspend')
  @HttpCode(204)
  @ApiOperation({ summary: 'For an admin: give it back' })
  @ApiParam(USER)
  @ApiNoContentResponse({ description: 'They may sign in again.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  lift(@CurrentCaller() caller: Caller, @Param('userId', IdParam) userId: string): Promise<void> {
    return this.suspensions.lift(caller, userId);
  }
}
