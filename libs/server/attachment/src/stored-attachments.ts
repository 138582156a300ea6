import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Attachment } from '@officehours/contracts';
import { MessageAttachments, MessageRepository, type Claimant } from '@officehours/message';
import { Clock, DomainEvents, notFound } from '@officehours/platform';
import { presentAttachment } from './attachment.presenter';
import {
  AttachmentRepository,
  PLACES,
  type AttachmentLink,
  type AttachmentRecord,
} from './attachment.repository';
import { KeptFiles } from './kept-files';

/** A message whose files were claimed is in the log by then, or it is sent again and claims them again. */
const CLAIMED_MS = 60 * 60_000;
const DELETING_MS = 5 * 60_000;

type Sent = Claimant & { id: string; seq: number; attachments: Attachment[]; createdAt: Date };

/** Files and the messages that have them. */
@Injectable()
export class StoredAttachments extends MessageAttachments implements OnModuleInit {
  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly messages: MessageRepository,
    private readonly kept: KeptFiles,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    // Outside the acknowledgement; where it is lost, whoever asks for the file or sweeps makes it good.
    this.events.on('message.created', ({ message }) => this.link(message));
  }

  async claim(claimant: Claimant, ids: readonly string[]): Promise<Attachment[]> {
    // Looked at first: a request that cannot have all of its files takes none of them.
    const records = await this.attachments.findAll(ids);
    const byId = new Map(records.filter((record) => isFreeFor(record, claimant)).map((one) => [one.id, one]));
    if (byId.size !== ids.length) throw notFound();
    if (!(await this.attachments.claim(claimant, ids, this.in(CLAIMED_MS)))) throw notFound();
    return ids.flatMap((id) => {
      const record = byId.get(id);
      return record ? [presentAttachment(record)] : [];
    });
  }

  async deleting(message: Claimant): Promise<void> {
    const records = await this.attachments.ofMessage(message);
    if (records.length === 0) return;
    await this.attachments.going(
      records.map(({ id }) => id),
      this.in(DELETING_MS),
    );
  }

  async deleted(message: Claimant): Promise<void> {
    for (const record of await this.attachments.ofMessage(message)) await this.kept.remove(record);
  }

  /** The message that has a file, if one is stored. */
  async linkOf(record: AttachmentRecord): Promise<AttachmentLink | null> {
    const claimant = claimantOf(record);
    if (!claimant) return null;
    const [message] = await this.messages.findSent([claimant]);
    if (!message || message.deletedAt) return null;
    const place = message.attachments.findIndex(({ id }) => id === record.id);
    return place === -1 ? null : linkTo(message, place);
  }

  /** Without those whose message is deleted: whoever deleted it may have died before its files went. */
  async ofKeptMessages(records: readonly AttachmentRecord[]): Promise<AttachmentRecord[]> {
    const claimants = new Map(records.map((record) => [record.link?.messageId, claimantOf(record)]));
    const sent = [...claimants.values()].filter((claimant) => claimant !== null);
    const messages = sent.length > 0 ? await this.messages.findSent(sent) : [];
    const gone = new Set(messages.filter(({ deletedAt }) => deletedAt).map(({ id }) => id));
    return records.filter(({ link }) => !link || !gone.has(link.messageId));
  }

  private async link(message: Sent): Promise<void> {
    for (const [place, { id }] of message.attachments.entries())
      await this.attachments.link(id, linkTo(message, place));
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}

function claimantOf({ chatRoomId, uploaderId, claimedBy }: AttachmentRecord): Claimant | null {
  return claimedBy === null ? null : { chatRoomId, senderId: uploaderId, clientMessageId: claimedBy };
}

function linkTo({ id, seq, createdAt }: Sent, place: number): AttachmentLink {
  return { messageId: id, seq, order: seq * PLACES + (PLACES - 1 - place), sentAt: createdAt };
}

function isFreeFor(record: AttachmentRecord, claimant: Claimant): boolean {
  return (
    record.state === 'ready' &&
    record.chatRoomId === claimant.chatRoomId &&
    record.uploaderId === claimant.senderId &&
    (record.claimedBy === null || record.claimedBy === claimant.clientMessageId)
  );
}
