import { Injectable } from '@nestjs/common';
import { JwtService, type JwtVerifyOptions } from '@nestjs/jwt';
import { LIMITS } from '@officehours/contracts';
import { decodeProtectedHeader } from 'jose';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { identityOf } from './claims';
import type { Identity } from './identity';
import { TokenKeys } from './token-keys';

/** RFC 8725 §3.11: a token made for another purpose names it in `typ`. */
const ACCESS_TYPES = new Set(['jwt', 'at+jwt']);

/** The one judge of tokens, for REST, for the handshake and for renewal. */
@Injectable()
export class TokenVerifier {
  readonly rules: Pick<JwtVerifyOptions, 'algorithms' | 'issuer' | 'audience' | 'clockTolerance'>;

  constructor(
    settings: Settings,
    private readonly keys: TokenKeys,
    private readonly jwt: JwtService,
  ) {
    this.rules = {
      algorithms: keys.algorithms,
      issuer: settings.jwtIssuer,
      audience: settings.jwtAudience,
      clockTolerance: LIMITS.clockToleranceSeconds,
    };
  }

  /** The key for this token, chosen by configuration. */
  async keyOf(token: string): Promise<Buffer> {
    const header = decodeProtectedHeader(token);
    if (!this.keys.algorithms.some((algorithm) => algorithm === header.alg))
      throw new Error('an algorithm that is not in the list');
    // RFC 7515 §4.1.11: an extension that must be understood, and is not, makes the token invalid.
    if (header.crit !== undefined) throw new Error('an unknown critical header');
    if (header.typ !== undefined && !ACCESS_TYPES.has(header.typ.toLowerCase()))
      throw new Error('a token for something else');
    return this.keys.keyFor({ ...header, alg: header.alg ?? '' });
  }

  /** @throws {AppError} `unauthenticated`, the same for every fault. */
  async verify(token: unknown): Promise<Identity> {
    if (typeof token !== 'string' || token.length > LIMITS.tokenLength) throw new AppError('unauthenticated');
    try {
      const secret = await this.keyOf(token);
      return identityOf(
        await this.jwt.verifyAsync<object>(token, { secret, publicKey: secret, ...this.rules }),
      );
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError('unauthenticated', { cause });
    }
  }
}
