import { Injectable } from '@nestjs/common';
import { Clock, Settings } from '@officehours/platform';
import { JobQueue } from '../jobs/job-queue';

/** Also where the wait is set to nothing: what comes together is in one e-mail. */
const SHORTEST_MS = 1_000;

/** Plans to look later whether there is something to write to a person about: once in each span of time. */
@Injectable()
export class DigestPlanner {
  /** The span of time that was planned last, and for whom: asking again for everyone costs nothing. */
  private window = 0;
  private readonly planned = new Set<string>();

  constructor(
    private readonly queue: JobQueue,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Whether any of these people is not yet in the plan of this span of time. */
  isDueFor(userIds: readonly string[]): boolean {
    return this.settings.smtpUrl !== undefined && this.fresh(userIds).length > 0;
  }

  /** For people who have just got something to read. Nothing without a mail server. */
  async plan(userIds: readonly string[]): Promise<void> {
    if (!this.isDueFor(userIds)) return;
    const fresh = this.fresh(userIds);
    const { window, span } = this;
    const dueAt = new Date((window + 2) * span);
    const plannedAt = this.clock.now().getTime();
    await this.queue.plan(
      'digest',
      fresh.map((userId) => ({ id: `${userId}.${window}`, dueAt, data: { userId, plannedAt } })),
    );
    for (const id of fresh) this.planned.add(id);
  }

  private fresh(userIds: readonly string[]): string[] {
    const window = Math.floor(this.clock.now().getTime() / this.span);
    if (window !== this.window) this.planned.clear();
    this.window = window;
    return userIds.filter((id) => !this.planned.has(id));
  }

  private get span(): number {
    return Math.max(SHORTEST_MS, this.settings.mailAfterMinutes * 60_000);
  }
}
