import { Injectable, Optional } from '@nestjs/common';
import { AppError } from '../errors/app-error';
import { requireAccess } from '../access/policies';
import { Admission, SessionRegistry, Suspensions } from './admission';
import { ROLE_OF_MODEL, type Caller, type Identity } from './identity';
import { TokenVerifier } from './token-verifier';

/** From a token to the caller: verified, its session alive, its person admitted. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly admission: Admission,
    @Optional() private readonly sessions?: SessionRegistry,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  /** @throws {AppError} `unauthenticated` or `session_ended`. */
  async authenticate(token: unknown): Promise<Caller> {
    return this.callerOf(await this.verifier.verify(token));
  }

  /** The same for an identity whose token is verified already. */
  async callerOf(identity: Identity): Promise<Caller> {
    if (identity.sessionId && this.sessions && !(await this.sessions.isAlive(identity.sessionId)))
      throw new AppError('session_ended');
    const person = await this.admission.admit(identity);
    const role = ROLE_OF_MODEL[person.model];
    requireAccess('self.read', { role, suspended: await this.suspensions?.isSuspended(person.id) });
    return {
      ...person,
      role,
      sessionId: identity.sessionId,
      tokenExpiresAt: identity.expiresAt,
    };
  }
}
