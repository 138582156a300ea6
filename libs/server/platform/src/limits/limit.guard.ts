import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Caller } from '../auth/identity';
import { ClientAddress } from '../http/client-address';
import { RequestLimit } from './request-limit';

const UNCOUNTED = 'officehours:uncounted';

/** A route that costs nothing, and whose answer must not depend on what others ask for from the same address. */
export const Uncounted = (): MethodDecorator => SetMetadata(UNCOUNTED, true);

/** Limits REST by person, or by address where nobody is signed in. Registered after the token's guard. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limit: RequestLimit,
    private readonly addresses: ClientAddress,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    if (this.reflector.get<boolean>(UNCOUNTED, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    await this.limit.take(request.user?.id ?? this.addresses.of(request));
    return true;
  }
}
