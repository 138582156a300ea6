import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, exportSPKI, type JWTHeaderParameters, type CryptoKey } from 'jose';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';

/** The algorithms in force, and the key for a token's header: from configuration, never from the token. */
@Injectable()
export class TokenKeys {
  readonly algorithms: ('HS256' | 'RS256' | 'ES256')[];
  private readonly secret?: string;
  private readonly keySet?: ReturnType<typeof createRemoteJWKSet>;
  private readonly pems = new WeakMap<CryptoKey, string>();

  constructor(settings: Settings) {
    this.secret = settings.jwtSecret;
    this.keySet = settings.jwtJwksUrl ? createRemoteJWKSet(new URL(settings.jwtJwksUrl)) : undefined;
    this.algorithms = this.keySet ? ['RS256', 'ES256'] : ['HS256'];
  }

  /**
   * A key that is new to us is fetched, at most every 30 seconds; one that is no longer published goes with that.
   * @throws when no key of ours fits the header; {AppError} `unavailable` when they cannot be fetched, which says nothing
   * about the token.
   */
  async keyFor(header: JWTHeaderParameters): Promise<string> {
    if (this.secret !== undefined) return this.secret;
    if (!this.keySet) throw new Error('no key is configured');
    const key = await this.keySet({ alg: header.alg, kid: header.kid }).catch(unlessNoneFits);
    const known = this.pems.get(key);
    if (known) return known;
    const pem = await exportSPKI(key);
    this.pems.set(key, pem);
    return pem;
  }
}

const NONE_FITS = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function unlessNoneFits(cause: unknown): never {
  throw NONE_FITS.some((kind) => cause instanceof kind) ? cause : new AppError('unavailable', { cause });
}
