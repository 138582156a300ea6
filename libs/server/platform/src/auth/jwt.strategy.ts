import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Authenticator } from './authenticator';
import { identityOf } from './claims';
import type { Caller } from './identity';
import { TokenVerifier } from './token-verifier';

/** REST's side of the token verifier: the same keys, the same rules, the same claims. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    verifier: TokenVerifier,
    private readonly authenticator: Authenticator,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (
        _request: unknown,
        token: string,
        done: (error: unknown, key?: Buffer) => void,
      ) => {
        verifier.keyOf(token).then((key) => done(null, key), done);
      },
      algorithms: verifier.rules.algorithms,
      issuer: verifier.rules.issuer as string | undefined,
      audience: verifier.rules.audience as string | undefined,
      jsonWebTokenOptions: { clockTolerance: verifier.rules.clockTolerance },
    });
  }

  validate(payload: unknown): Promise<Caller> {
    return this.authenticator.callerOf(identityOf(payload));
  }
}
