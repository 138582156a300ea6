import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import type { SignedInModel } from './account-models';
import type { SignedIn } from './session.service';

/** Browsers take a `__Host-` cookie only over https, for this host alone and from nobody else under its domain. */
const SECURE_NAME = '__Host-officehours_refresh';
const PLAIN_NAME = 'officehours_refresh';

/** The refresh token's way to the browser and back: a cookie that no script and no other site can use. */
@Injectable()
export class RefreshCookie {
  read(request: Request): string | undefined {
    const name = nameFor(request);
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  }

  /** Sets the cookie and returns what the body says. */
  deliver(response: Response, { refreshToken, refreshExpiresAt, ...answer }: SignedIn): SignedInModel {
    const { req: request } = response;
    response.cookie(nameFor(request), refreshToken, { ...optionsFor(request), expires: refreshExpiresAt });
    return answer;
  }

  clear(response: Response): void {
    const { req: request } = response;
    response.clearCookie(nameFor(request), optionsFor(request));
  }
}

function nameFor(request: Request): string {
  return request.secure ? SECURE_NAME : PLAIN_NAME;
}

function optionsFor(request: Request): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.secure };
}
