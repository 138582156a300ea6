import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ClientAddress, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import type { Request } from 'express';
import { SessionsModel, type SessionModel } from './account-models';
import { ChangePasswordDto } from './account.dto';
import { AccountService } from './account.service';
import { SessionService, type OwnSession } from './session.service';

/** What people do with their own sessions and password. */
@ApiTags('sign-in')
@ApiBearerAuth()
@Controller('auth')
export class SessionController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly addresses: ClientAddress,
  ) {}

  @Get('session')
  @Does('self.read')
  @ApiOperation({ summary: 'Where the caller is signed in' })
  @ApiOkResponse({ type: SessionsModel })
  @ApiProblems('unauthenticated')
  async list(@CurrentCaller() caller: Caller): Promise<SessionsModel> {
    const sessions = await this.sessions.listOf(caller.id);
    return { sessions: sessions.map((session) => present(session, caller.sessionId)) };
  }

  @Delete('session')
  @Does('self.change')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all sessions of the caller but the one that asks' })
  @ApiNoContentResponse({ description: 'The others are over, their access tokens and sockets too.' })
  @ApiProblems('unauthenticated')
  endOthers(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller.id, 'ended', caller.sessionId);
  }

  @Delete('session/:id')
  @Does('session.end')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a session of the caller, its access tokens and its sockets' })
  @ApiNoContentResponse({ description: 'The session is over.' })
  @ApiProblems('validation_failed', 'unauthenticated', 'not_found')
  end(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.sessions.endOf(caller, id);
  }

  @Post('password')
  @Does('self.change')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the password', description: 'The other sessions of the caller end.' })
  @ApiNoContentResponse({ description: 'The new password is in force.' })
  @ApiProblems('validation_failed', 'unauthenticated', 'not_found', 'rate_limited')
  changePassword(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangePasswordDto,
    @Req() request: Request,
  ): Promise<void> {
    return this.accounts.changePassword(caller, body, this.addresses.of(request));
  }
}

function present(session: OwnSession, currentId: string | undefined): SessionModel {
  return {
    id: session.id,
    isCurrent: session.id === currentId,
    userAgent: session.userAgent,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
