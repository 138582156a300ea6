import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  type ApiHeaderOptions,
} from '@nestjs/swagger';
import {
  ApiProblems,
  ClientAddress,
  CurrentCaller,
  Does,
  Public,
  Settings,
  type Caller,
} from '@officehours/platform';
import type { Request, Response } from 'express';
import { AuthOptionsModel, SignedInModel, UserModel } from './account-models';
import { CreateAccountDto, LoginDto } from './account.dto';
import { AccountService } from './account.service';
import { issuesTokens } from './issues-tokens';
import { OriginGuard } from './origin.guard';
import { RefreshCookie } from './refresh-cookie';
import { RefreshHeaderGuard } from './refresh-header.guard';
import { SessionService } from './session.service';
import { presentUser } from './user.presenter';

const REFRESH_HEADER: ApiHeaderOptions = {
  name: 'X-Officehours-Refresh',
  required: true,
  schema: { type: 'string', enum: ['1'] },
};

@ApiTags('sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly settings: Settings,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly cookie: RefreshCookie,
    private readonly addresses: ClientAddress,
  ) {}

  @Public()
  @Get('options')
  @Does('service.look')
  @ApiOperation({ summary: 'The ways to sign in here' })
  @ApiOkResponse({ type: AuthOptionsModel })
  options(): AuthOptionsModel {
    const accounts = issuesTokens(this.settings);
    return { accounts, demo: accounts && this.settings.demo === true };
  }

  @Get('me')
  @Does('self.read')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The caller, for any valid token' })
  @ApiOkResponse({ type: UserModel })
  @ApiProblems('unauthenticated')
  me(@CurrentCaller() caller: Caller): UserModel {
    return presentUser(caller);
  }

  @Public()
  @UseGuards(OriginGuard)
  @Post('login')
  @Does('session.begin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with e-mail and password', description: 'Sets the refresh cookie.' })
  @ApiOkResponse({ type: SignedInModel })
  @ApiProblems('validation_failed', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited')
  async login(
    @Body() body: LoginDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInModel> {
    const client = { address: this.addresses.of(request), userAgent: request.get('user-agent') ?? '' };
    return this.cookie.deliver(response, await this.accounts.login(body, client));
  }

  @Public()
  @UseGuards(OriginGuard, RefreshHeaderGuard)
  @Post('refresh')
  @Does('session.renew')
  @HttpCode(200)
  @ApiHeader(REFRESH_HEADER)
  @ApiOperation({
    summary: 'A new access token, by the refresh cookie',
    description: 'Replaces the cookie. The one before is answered alike for 30 s.',
  })
  @ApiOkResponse({ type: SignedInModel })
  @ApiProblems('unauthenticated', 'forbidden')
  async refresh(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInModel> {
    return this.cookie.deliver(response, await this.sessions.refresh(this.cookie.read(request)));
  }

  @Public()
  @UseGuards(OriginGuard, RefreshHeaderGuard)
  @Post('logout')
  @Does('session.leave')
  @HttpCode(204)
  @ApiHeader(REFRESH_HEADER)
  @ApiOperation({ summary: 'End the session of the refresh cookie, its access tokens and its sockets' })
  @ApiNoContentResponse({ description: 'There is no session any more.' })
  @ApiProblems('forbidden')
  async logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(this.cookie.read(request));
    this.cookie.clear(response);
  }

  @Post('account')
  @Does('account.create')
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'For an admin: make an account',
    description: 'A person the directory knows by this address keeps their name and role.',
  })
  @ApiCreatedResponse({ type: UserModel })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  create(@CurrentCaller() caller: Caller, @Body() body: CreateAccountDto): Promise<UserModel> {
    return this.accounts.createFor(caller, body);
  }
}
