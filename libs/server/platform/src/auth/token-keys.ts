import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, exportSPKI, type JWTHeaderParameters, type CryptoKey } from 'jose';
import { Settings } from '../config/settings';

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

  /** @throws when no key of ours fits the header. */
  async keyFor(header: JWTHeaderParameters): Promise<string> {
    if (this.secret !== undefined) return this.secret;
    if (!this.keySet) throw new Error('no key is configured');
    const key = await this.keySet({ alg: header.alg, kid: header.kid });
    const known = this.pems.get(key);
    if (known) return known;
    const pem = await exportSPKI(key);
    this.pems.set(key, pem);
    return pem;
  }
}
