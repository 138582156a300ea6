import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from '../auth/identity';
import { ClientAddress } from '../http/client-address';
import { RequestLimit } from './request-limit';

/** Limits REST by person, or by address where nobody is signed in. Registered after the token's guard. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly limit: RequestLimit,
    private readonly addresses: ClientAddress,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    await this.limit.take(request.user?.id ?? this.addresses.of(request));
    return true;
  }
}
