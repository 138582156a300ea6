import type { INestApplicationContext } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { sendProblem } from '../errors/problem.filter';
import { ClientAddress } from '../http/client-address';
import { RequestLimit } from './request-limit';

/** Counts requests to what no controller serves, and no guard sees, with all others of their address. */
export function limitByAddress(app: INestApplicationContext): RequestHandler {
  const [limit, addresses] = [app.get(RequestLimit), app.get(ClientAddress)];
  return function countAddress(request: Request, response: Response, next: NextFunction): void {
    limit.take(addresses.of(request)).then(
      () => next(),
      (refusal: unknown) => sendProblem(refusal, request, response),
    );
  };
}
