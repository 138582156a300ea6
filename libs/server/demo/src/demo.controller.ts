import { Body, Controller, Get, Headers, HttpCode, Post, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OriginGuard, RefreshCookie, SignedInModel } from '@officehours/account';
import { ApiProblems, Does, Public } from '@officehours/platform';
import type { Response } from 'express';
import { DemoPeopleModel } from './demo-models';
import { DemoGuard } from './demo.guard';
import { DemoSignInDto } from './demo.dto';
import { DemoService } from './demo.service';

@ApiTags('sign-in')
@Public()
@UseGuards(DemoGuard)
@Controller('auth/demo')
export class DemoController {
  constructor(
    private readonly demo: DemoService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Get()
  @Does('service.look')
  @ApiOperation({ summary: 'In a demo: who can be signed in with one click' })
  @ApiOkResponse({ type: DemoPeopleModel })
  @ApiProblems('not_found')
  async people(): Promise<DemoPeopleModel> {
    return { people: await this.demo.people() };
  }

  @UseGuards(OriginGuard)
  @Post()
  @Does('session.begin')
  @HttpCode(200)
  @ApiOperation({ summary: 'In a demo: sign one of its people in', description: 'Sets the refresh cookie.' })
  @ApiOkResponse({ type: SignedInModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  async signIn(
    @Body() { userId }: DemoSignInDto,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInModel> {
    return this.cookie.deliver(response, await this.demo.signIn(userId, userAgent ?? ''));
  }
}
