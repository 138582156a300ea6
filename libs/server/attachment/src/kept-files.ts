import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { AttachmentRepository, type AttachmentRecord } from './attachment.repository';
import type { Finding } from './inspect/task';
import { FileStore } from './store/file-store';
import { Usage } from './usage/usage';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A file that is not in the store by then never will be: whoever was bringing it has died. */
const ON_ITS_WAY_MS = HOUR_MS;
/** A file that nobody has sent by then is an orphan. */
const UNSENT_MS = DAY_MS;
const QUARANTINED_MS = 30 * DAY_MS;

export const keyOf = (id: string): string => id;
export const thumbnailKeyOf = (id: string): string => `${id}-thumbnail`;

/** Records and bytes together: the record comes first and goes last, so that no bytes are ever without one. */
@Injectable()
export class KeptFiles {
  private readonly log = new Logger(KeptFiles.name);

  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly store_: FileStore,
    private readonly usage: Usage,
    private readonly clock: Clock,
  ) {}

  /** It counts, and nobody sees it. */
  announce(record: AttachmentRecord): Promise<void> {
    const sweepAt = this.in(ON_ITS_WAY_MS);
    return this.usage.added(record, () => this.attachments.add({ ...record, sweepAt }));
  }

  /** From now on it can be sent. */
  async store({ id }: AttachmentRecord, { path, image }: Finding): Promise<void> {
    if (image?.thumbnail) await this.store_.put(thumbnailKeyOf(id), image.thumbnail.path);
    await this.store_.put(keyOf(id), path);
    if (!(await this.attachments.ready(id, this.in(UNSENT_MS)))) throw new Error('it was given up meanwhile');
  }

  /** Kept for whoever has to look into it, and handed out to nobody. */
  async quarantine(record: AttachmentRecord, path: string): Promise<void> {
    const quarantined = { ...record, state: 'quarantined', sweepAt: this.in(QUARANTINED_MS) } as const;
    await this.usage.added(record, () => this.attachments.add(quarantined));
    await this.store_.put(keyOf(record.id), path);
  }

  /** What cannot be removed now is removed later. */
  async remove(record: AttachmentRecord): Promise<void> {
    await this.attachments.sweepAt([record.id], this.clock.now());
    const current = await this.attachments.find(record.id);
    if (current) await this.removeAsRead(current);
  }

  /** As it was read, or not at all: a message may have taken it since. */
  async removeAsRead(record: AttachmentRecord): Promise<void> {
    const { id } = record;
    if (!(await this.attachments.giveUp(record, this.clock.now()))) return;
    try {
      await this.store_.remove(thumbnailKeyOf(id));
      await this.store_.remove(keyOf(id));
      await this.usage.removed(record, () => this.attachments.remove(id));
    } catch (error) {
      this.log.warn({ err: error, attachmentId: id }, 'a file could not be removed; it is tried again');
    }
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
