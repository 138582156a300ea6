import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import { BlockListModel } from './block.dto';
import { BlockService } from './block.service';

const USER = { name: 'userId', example: '665f1c2e9b1d4a0012340001' };

@ApiTags('safety')
@ApiBearerAuth()
@Controller('message/block')
export class BlockController {
  constructor(private readonly blocks: BlockService) {}

  @Get()
  @Does('self.read')
  @ApiOperation({ summary: 'Whom the caller has blocked, the newest first' })
  @ApiOkResponse({ type: BlockListModel })
  @ApiProblems('unavailable')
  async list(@CurrentCaller() caller: Caller): Promise<BlockListModel> {
    return { blocks: await this.blocks.list(caller) };
  }

  @Put(':userId')
  @Does('person.block')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Block someone of the caller’s rooms or courses',
    description: 'They cannot write to the caller, call them by name, or see whether they are here.',
  })
  @ApiParam(USER)
  @ApiNoContentResponse({ description: 'They are blocked.' })
  @ApiProblems('validation_failed', 'not_found')
  block(@CurrentCaller() caller: Caller, @Param('userId', IdParam) userId: string): Promise<void> {
    return this.blocks.block(caller, userId);
  }

  @Delete(':userId')
  @Does('person.block')
  @HttpCode(204)
  @ApiOperation({ summary: 'Unblock them' })
  @ApiParam(USER)
  @ApiNoContentResponse({ description: 'They are not blocked any more.' })
  @ApiProblems('validation_failed', 'not_found')
  unblock(@CurrentCaller() caller: Caller, @Param('userId', IdParam) userId: string): Promise<void> {
    return this.blocks.unblock(caller, userId);
  }
}
