import type { Problem } from '@officehours/contracts';
import { AppError } from './app-error';

/**
 * There is a route at this path, for other methods. HTTP has a status of its own for it (RFC 9110, 15.5.6), the contract
 * has no code: it stays `not_found`, as for a client nothing is there to be asked in this way.
 */
export class MethodNotAllowed extends AppError {
  /** @param allow the methods that the path takes, for the header `Allow`. */
  constructor(readonly allow: readonly string[]) {
    super('not_found');
  }

  override get status(): number {
    return 405;
  }

  override toProblem(requestId: string): Problem {
    const detail = 'This address does not take requests of this kind.';
    return { ...super.toProblem(requestId), title: 'method not allowed', detail };
  }
}
