import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SessionRegistry } from '@officehours/platform';
import { AccessTokens } from './access-tokens';
import { AccountRepository } from './account.repository';
import { accountSchema } from './account.schema';
import { AccountService } from './account.service';
import { AuthController } from './auth.controller';
import { LoginLimits } from './login-limits';
import { OriginGuard } from './origin.guard';
import { Passwords } from './passwords';
import { RefreshCookie } from './refresh-cookie';
import { RefreshTokens } from './refresh-tokens';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { sessionSchema } from './session.schema';
import { SessionService } from './session.service';
import { StoredSessions } from './stored-sessions';

/**
 * Sign-in to accounts of the service's own, for deployments without a platform that signs tokens. Global: the
 * platform library asks its `SessionRegistry` whether the session of a token is alive.
 */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Account', schema: accountSchema },
      { name: 'Session', schema: sessionSchema },
    ]),
  ],
  controllers: [AuthController, SessionController],
  providers: [
    AccountRepository,
    SessionRepository,
    AccountService,
    SessionService,
    AccessTokens,
    RefreshTokens,
    RefreshCookie,
    Passwords,
    LoginLimits,
    OriginGuard,
    { provide: SessionRegistry, useClass: StoredSessions },
  ],
  exports: [AccountService, SessionService, RefreshCookie, OriginGuard, SessionRegistry],
})
export class AccountModule {}
