import { createSecretKey, KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, type JWTHeaderParameters } from 'jose';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';

/** The algorithms in force, and the key for a token's header: from configuration, never from the token. */
@Injectable()
export class TokenKeys {
  readonly algorithms: ('HS256' | 'RS256' | 'ES256')[];
  /** A key made once; of a text, jsonwebtoken would make one for each token. */
  private readonly secret?: Buffer;
  private readonly keySet?: ReturnType<typeof createRemoteJWKSet>;

  constructor(settings: Settings) {
    const { jwtSecret } = settings;
    this.secret = jwtSecret === undefined ? undefined : asSecret(createSecretKey(jwtSecret, 'utf8'));
    this.keySet = settings.jwtJwksUrl ? createRemoteJWKSet(new URL(settings.jwtJwksUrl)) : undefined;
    this.algorithms = this.keySet ? ['RS256', 'ES256'] : ['HS256'];
  }

  /**
   * A key that is new to us is fetched, at most every 30 seconds; one that is no longer published goes with that.
   * @throws when no key of ours fits the header; {AppError} `unavailable` when they cannot be fetched, which says nothing
   * about the token.
   */
  async keyFor(header: JWTHeaderParameters): Promise<Buffer> {
    if (this.secret !== undefined) return this.secret;
    if (!this.keySet) throw new Error('no key is configured');
    const key = await this.keySet({ alg: header.alg, kid: header.kid }).catch(unlessNoneFits);
    return asSecret(KeyObject.from(key));
  }
}

/** jsonwebtoken takes a key as it is; the types of the two libraries that hand it on say less. */
function asSecret(key: KeyObject): Buffer {
  return key as unknown as Buffer;
}

const NONE_FITS = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function unlessNoneFits(cause: unknown): never {
  throw NONE_FITS.some((kind) => cause instanceof kind) ? cause : new AppError('unavailable', { cause });
}
