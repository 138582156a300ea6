import { Injectable } from '@nestjs/common';
import { SubscriptionRepository } from '../push/subscription.repository';

/** What another node learned is known here after this. */
const TRUSTED_MS = 30_000;
const CAPACITY = 50_000;

/** Who can be told at all: asked for every message, so remembered for a while. */
@Injectable()
export class Reachable {
  private readonly known = new Map<string, { until: number; can: boolean }>();

  constructor(private readonly subscriptions: SubscriptionRepository) {}

  /** Of these people, those who can be told. */
  async of(userIds: readonly string[]): Promise<string[]> {
    const now = Date.now();
    const unknown = userIds.filter((id) => (this.known.get(id)?.until ?? 0) <= now);
    if (unknown.length > 0) {
      const can = await this.subscriptions.reachable(unknown);
      for (const id of unknown) this.remember(id, can.has(id), now + TRUSTED_MS);
    }
    return userIds.filter((id) => this.known.get(id)?.can);
  }

  forget(userId: string): void {
    this.known.delete(userId);
  }

  private remember(id: string, can: boolean, until: number): void {
    this.known.delete(id);
    this.known.set(id, { until, can });
    const [oldest] = this.known.keys();
    if (this.known.size > CAPACITY && oldest !== undefined) this.known.delete(oldest);
  }
}
