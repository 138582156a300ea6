import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@officehours/platform';

/** A service that goes on refusing is named again after this, with how often it did. */
const AGAIN_MS = 60_000;

/** Says that a push service refuses what it is sent: by its host, since the rest of an address is a device's secret. */
@Injectable()
export class Refusals {
  private readonly log = new Logger('Pushes');
  private readonly hosts = new Map<string, { since: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  note({ hostname: host }: URL, status: number): void {
    const now = this.clock.now().getTime();
    const known = this.hosts.get(host) ?? { since: -Infinity, count: 0 };
    const count = known.count + 1;
    if (now - known.since < AGAIN_MS) {
      this.hosts.set(host, { ...known, count });
      return;
    }
    this.hosts.set(host, { since: now, count: 0 });
    this.log.warn({ host, status, count }, 'a push service refuses pushes: nobody is told by it');
  }
}
