import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AppError, OriginPolicy } from '@officehours/platform';
import type { Request } from 'express';

/** For routes that set or use the refresh cookie: a browser calls them from a page of ours, or not at all. */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly origins: OriginPolicy) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.origins.allows(context.switchToHttp().getRequest<Request>())) throw new AppError('forbidden');
    return true;
  }
}
