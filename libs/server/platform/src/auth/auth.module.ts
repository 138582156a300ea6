import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { LimitGuard } from '../limits/limit.guard';
import { Authenticator } from './authenticator';
import { JwtGuard } from './jwt.guard';
import { JwtStrategy } from './jwt.strategy';
import { TokenKeys } from './token-keys';
import { TokenVerifier } from './token-verifier';

@Global()
@Module({
  imports: [PassportModule, JwtModule.register({})],
  providers: [
    TokenKeys,
    TokenVerifier,
    Authenticator,
    JwtStrategy,
    { provide: APP_GUARD, useClass: JwtGuard },
    // After it, so that it knows who is asking.
    { provide: APP_GUARD, useClass: LimitGuard },
  ],
  exports: [TokenKeys, TokenVerifier, Authenticator, JwtModule],
})
export class AuthModule {}
