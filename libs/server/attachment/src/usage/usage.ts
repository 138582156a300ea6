import { Injectable } from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { AttachmentRepository, type AttachmentRecord } from '../attachment.repository';
import { UsageGenerationRepository } from './usage-generation.repository';

/** Whose files are summed. */
export type Owner = { uploaderId: string } | { chatRoomId: string };

interface Known {
  generation: number;
  bytes: number;
  until: number;
}

/** A node that died between a record and its number is made up for by then. */
const TRUSTED_MS = 10 * 60_000;
const CAPACITY = 10_000;

const keyOf = (owner: Owner): string => Object.entries(owner).flat().join(':').toLowerCase();
const ownersOf = ({ uploaderId, chatRoomId }: AttachmentRecord): Owner[] => [{ uploaderId }, { chatRoomId }];

/**
 * What the files of a person or a room take. The records are the truth, and summing ten thousand of them takes too long
 * for each upload: a sum is kept in memory as long as nothing but what this node adds has changed.
 */
@Injectable()
export class Usage {
  private readonly known = new Map<string, Known>();
  /** How many changes of this node are under way. */
  private readonly changing = new Map<string, number>();

  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly generations: UsageGenerationRepository,
    private readonly clock: Clock,
  ) {}

  /** Bytes; what is on its way counts too. */
  async of(owner: Owner): Promise<number> {
    const key = keyOf(owner);
    // Before the sum: a change that falls between is then summed again, never missed.
    const generation = await this.generations.of(key);
    const known = this.known.get(key);
    const now = this.clock.now().getTime();
    if (known?.generation === generation && known.until > now) return known.bytes;
    const bytes = await this.attachments.usage(owner);
    // A change that is under way here may be in it or not.
    if (!this.changing.has(key)) this.keep(key, { generation, bytes, until: now + TRUSTED_MS });
    return bytes;
  }

  /** Writes a record that counts from then on. */
  added(record: AttachmentRecord, write: () => Promise<void>): Promise<void> {
    return this.change(record, write, (known, generation) =>
      known?.generation === generation - 1
        ? { ...known, generation, bytes: known.bytes + record.bytes }
        : undefined,
    );
  }

  /** Removes a record. It may have been removed before: what is left is summed when it is asked for. */
  removed(record: AttachmentRecord, write: () => Promise<void>): Promise<void> {
    return this.change(record, write, () => undefined);
  }

  private async change(
    record: AttachmentRecord,
    write: () => Promise<void>,
    after: (known: Known | undefined, generation: number) => Known | undefined,
  ): Promise<void> {
    const keys = ownersOf(record).map(keyOf);
    for (const key of keys) this.changing.set(key, (this.changing.get(key) ?? 0) + 1);
    try {
      await write();
      for (const key of keys) {
        const generation = await this.generations.next(key);
        this.keep(key, after(this.known.get(key), generation));
      }
    } catch (error) {
      for (const key of keys) this.known.delete(key);
      throw error;
    } finally {
      for (const key of keys) this.ended(key);
    }
  }

  private keep(key: string, known: Known | undefined): void {
    // All at once: it is filled again as it is needed, and needs no order.
    if (this.known.size >= CAPACITY) this.known.clear();
    if (known) this.known.set(key, known);
    else this.known.delete(key);
  }

  private ended(key: string): void {
    const left = (this.changing.get(key) ?? 1) - 1;
    if (left > 0) this.changing.set(key, left);
    else this.changing.delete(key);
  }
}
