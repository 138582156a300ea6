import { setImmediate as turn } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { AttachmentRepository, type AttachmentRecord } from './attachment.repository';
import { Incoming } from './incoming';
import { KeptFiles } from './kept-files';
import { StoredAttachments } from './stored-attachments';

const EVERY_MS = 5 * 60_000;
const BATCH = 100;

/**
 * Looks at files that something was begun with and not ended: an upload that died, a file nobody sent, a message whose
 * acknowledgement came and whose link did not, a deletion cut short. The log says what becomes of each.
 */
@Injectable()
export class Orphans implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Orphans.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly stored: StoredAttachments,
    private readonly kept: KeptFiles,
    private readonly incoming: Incoming,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.sweepQuietly(), EVERY_MS);
    this.timer.unref();
    this.sweepQuietly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
  }

  /** Looks once at all that is due, a batch at a time. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.incoming.sweep(now);
    const seen = new Set<string>();
    for (let due = await this.next(now, seen); due.length > 0; due = await this.next(now, seen)) {
      for (const record of due) {
        if (this.isStopping) return;
        seen.add(record.id);
        await this.settle(record);
      }
      // Whoever asks for something meanwhile comes first.
      await turn();
    }
  }

  /** What could not be settled is due still, and waits for the next round. */
  private async next(now: Date, seen: ReadonlySet<string>): Promise<AttachmentRecord[]> {
    return (await this.attachments.due(now, BATCH)).filter(({ id }) => !seen.has(id));
  }

  private async settle(record: AttachmentRecord): Promise<void> {
    const link = record.state === 'ready' ? await this.stored.linkOf(record) : null;
    if (link) await this.attachments.relink(record, link);
    else await this.kept.removeAsRead(record);
  }

  private sweepQuietly(): void {
    this.running = this.running
      .then(() => this.sweep())
      .catch((error: unknown) => this.log.warn({ err: error }, 'files were not swept'));
  }
}
