import {
  Catch,
  Injectable,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refusals } from '../audit/refusals';
import type { Caller } from '../auth/identity';
import { ClientAddress } from '../http/client-address';
import { RequestLimit } from '../limits/request-limit';
import { MethodNotAllowed } from './method-not-allowed';
import { toAppError } from './to-app-error';

/** Every error of REST leaves through here, as `application/problem+json`. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: Refusals,
    private readonly limit: RequestLimit,
    private readonly addresses: ClientAddress,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<Request & { user?: Caller }>();
    if (request.user) this.refusals.ofPerson(request.user.id, error);
    // A path or method that no route has, so that no guard has counted it.
    const isUnknown = error instanceof NotFoundException || error instanceof MethodNotAllowed;
    const refusal = isUnknown ? await this.refusedTo(request) : undefined;
    sendProblem(refusal ?? error, request, http.getResponse<Response>());
  }

  private refusedTo(request: Request): Promise<unknown> {
    return this.limit.take(this.addresses.of(request)).catch((refusal: unknown) => refusal);
  }
}

export function sendProblem(error: unknown, request: Request, response: Response): void {
  const refusal = toAppError(error);
  const requestId = String(request.id);
  if (refusal.status >= 500) log.error({ requestId, err: refusal.cause ?? refusal }, refusal.code);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (refusal instanceof MethodNotAllowed) response.setHeader('Allow', refusal.allow.join(', '));
  if (refusal.retryAfterMs !== undefined)
    response.setHeader('Retry-After', Math.ceil(refusal.retryAfterMs / 1000));
  response
    .status(refusal.status)
    .type('application/problem+json')
    .send(JSON.stringify(refusal.toProblem(requestId)));
}

const log = new Logger('Problem');
