import { createParamDecorator, Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt } from 'passport-jwt';
import { Refusals } from '../audit/refusals';
import { AppError } from '../errors/app-error';
import { toAppError } from '../errors/to-app-error';
import { ClientAddress } from '../http/client-address';
import { RequestLimit } from '../limits/request-limit';
import type { Caller } from './identity';

const PUBLIC = 'officehours:public';
const bearerOf = ExtractJwt.fromAuthHeaderAsBearerToken();

/** A route that needs no token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Who is asking, in a controller. */
export const CurrentCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<{ user: Caller }>().user,
);

/** Every REST route needs a valid token unless it says `@Public()`. Registered as `APP_GUARD`. */
@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly limit: RequestLimit,
    private readonly addresses: ClientAddress,
    private readonly refusals: Refusals,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    try {
      return (await super.canActivate(context)) as boolean;
    } catch (error) {
      // Nobody who could be counted: what their address has asked counts instead.
      const request = context.switchToHttp().getRequest<Request>();
      await this.limit.take(this.addresses.of(request));
      this.refusals.ofToken(bearerOf(request), error);
      throw error;
    }
  }

  /**
   * Passport's reasons (expired, malformed, unknown key) come as `info` and stay with us: the answer is one and the same.
   * What failed while its person was looked up, as in a database that is away, says nothing about the token.
   */
  override handleRequest<T>(error: unknown, caller: T | false, info?: unknown): T {
    if (caller) return caller;
    if (error) throw toAppError(error);
    throw info instanceof AppError ? info : new AppError('unauthenticated', { cause: info });
  }
}
