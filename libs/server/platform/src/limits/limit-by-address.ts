import type { INestApplicationContext } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { sendProblem } from '../errors/problem.filter';
import { ClientAddress } from '../http/client-address';
import type { LimitName } from './rate-limits';
import { RequestLimit } from './request-limit';

/** Counts what no controller serves, and no guard sees, by its address. */
export function limitByAddress(app: INestApplicationContext, name: LimitName): RequestHandler {
  const [limit, addresses] = [app.get(RequestLimit), app.get(ClientAddress)];
  return function countAddress(request: Request, response: Response, next: NextFunction): void {
    limit.take(addresses.of(request), name).then(
      () => next(),
      (refusal: unknown) => sendProblem(refusal, request, response),
    );
  };
}
