import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toAppError } from './to-app-error';

/** Every error of REST leaves through here, as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<Request>(), http.getResponse<Response>());
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
  if (refusal.retryAfterMs !== undefined)
    response.setHeader('Retry-After', Math.ceil(refusal.retryAfterMs / 1000));
  response
    .status(refusal.status)
    .type('application/problem+json')
    .send(JSON.stringify(refusal.toProblem(requestId)));
}

const log = new Logger('Problem');
