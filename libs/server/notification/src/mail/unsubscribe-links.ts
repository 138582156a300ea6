import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '@officehours/platform';
import { VapidRepository } from '../push/vapid.repository';

/** Links that end the e-mails to one person, and are good for nothing else. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly keys: VapidRepository,
    private readonly settings: Settings,
  ) {}

  async linkFor(userId: string): Promise<string> {
    const seal = await this.seal(userId);
    return `${this.settings.publicUrl}/api/notification/unsubscribe?token=${userId}.${seal.toString('base64url')}`;
  }

  /** Whose link it is; null for one that was not made here. */
  async personOf(token: string): Promise<string | null> {
    const [, userId, given] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? [];
    if (userId === undefined || given === undefined) return null;
    return timingSafeEqual(Buffer.from(given, 'base64url'), await this.seal(userId)) ? userId : null;
  }

  private async seal(userId: string): Promise<Buffer> {
    const { privateKey } = await this.keys.get();
    return createHmac('sha256', privateKey).update(`officehours:unsubscribe:${userId}`).digest();
  }
}
