import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { forbidden } from '@officehours/platform';
import type { Request } from 'express';

/** The cookie travels by itself, this header does not: no form and no simple request of another site can send it. */
@Injectable()
export class RefreshHeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (headers['x-officehours-refresh'] !== '1') throw forbidden('', 'refresh_header');
    return true;
  }
}
