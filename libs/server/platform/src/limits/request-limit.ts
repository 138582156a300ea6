import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type LimitName, RateLimits } from './rate-limits';

const HELD_MS = 500;
/** More than this many are told at once: who holds answers back must not be held up by them. */
const HELD_AT_MOST = 500;

/**
 * The limit of REST requests. Who has had theirs is told so after half a second: whoever asks again as soon as they are
 * answered asks twice a second then, and not as fast as refusals can be made.
 */
@Injectable()
export class RequestLimit {
  private held = 0;

  constructor(private readonly limits: RateLimits) {}

  /** @throws {AppError} `rate_limited`. */
  async take(key: string, limit: LimitName = 'request'): Promise<void> {
    try {
      await this.limits.take(limit, key);
    } catch (refusal) {
      await this.hold();
      throw refusal;
    }
  }

  /**
   * A body was refused unread, which no other limit counts: an address that has had many such answers waits for each.
   *
   * @returns Whether it had to wait. What it goes on sending is not worth reading then.
   */
  async bodyRefused(address: string): Promise<boolean> {
    try {
      await this.limits.take('body', address);
      return false;
    } catch {
      await this.hold();
      return true;
    }
  }

  private async hold(): Promise<void> {
    if (this.held >= HELD_AT_MOST) return;
    this.held += 1;
    await delay(HELD_MS, undefined, { ref: false });
    this.held -= 1;
  }
}
