import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Attachment } from '@officehours/contracts';
import { AttachmentRepository, PLACES } from './attachment.repository';
import { Incoming } from './incoming';
import { KeptFiles } from './kept-files';

/** The message that has the file, as it will be in the log. */
interface Owner {
  id: string;
  chatRoomId: string;
  seq: number;
  senderId: string | null;
  clientMessageId: string;
  attachments: readonly Attachment[];
  createdAt: Date;
}

/** Files that the host of the service gives, as the demo does: kept without an upload, so nobody looks into them. */
@Injectable()
export class GivenFiles {
  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly kept: KeptFiles,
    private readonly incoming: Incoming,
  ) {}

  /** Keeps the bytes of one attachment of a message. Again, after a crash, it completes what there is. */
  async give(owner: Owner, place: number, bytes: Buffer): Promise<void> {
    const attachment = owner.attachments[place];
    if (!attachment || owner.senderId === null) throw new Error('no such attachment');
    const { id, hasThumbnail: _, ...described } = attachment;
    const before = await this.attachments.find(id);
    if (before?.state === 'ready' && before.link) return;
    const record = {
      ...described,
      id,
      chatRoomId: owner.chatRoomId,
      uploaderId: owner.senderId,
      state: 'pending' as const,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      thumbnailSize: null,
      bytes: bytes.length,
      found: null,
      claimedBy: owner.clientMessageId,
      link: null,
      sweepAt: null,
      createdAt: owner.createdAt,
    };
    if (!before) await this.kept.announce(record);
    if (before?.state !== 'ready') await this.store(record, bytes);
    const { id: messageId, seq, createdAt: sentAt } = owner;
    await this.attachments.link(id, { messageId, seq, order: seq * PLACES + (PLACES - 1 - place), sentAt });
  }

  private store(record: Parameters<KeptFiles['announce']>[0], bytes: Buffer): Promise<void> {
    return this.incoming.use(async (folder) => {
      const path = join(folder, record.id);
      await writeFile(path, bytes, { mode: 0o600 });
      await this.kept.store(record, {
        kind: record.kind,
        mimeType: record.mimeType,
        extension: '',
        path,
        size: bytes.length,
        sha256: record.sha256,
        image: null,
      });
    });
  }
}
