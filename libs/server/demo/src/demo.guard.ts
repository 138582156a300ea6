import { Injectable, type CanActivate } from '@nestjs/common';
import { notFound, Settings } from '@officehours/platform';
import { isDemo } from './is-demo';

/** Outside a demo its routes do not exist, whatever is sent to them. */
@Injectable()
export class DemoGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(): boolean {
    if (!isDemo(this.settings)) throw notFound();
    return true;
  }
}
