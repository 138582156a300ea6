import { Injectable } from '@nestjs/common';
import type { RoomFilePage } from '@officehours/contracts';
import { LIMITS } from '@officehours/contracts';
import { askerIn, RoomAccessCache, visibleFrom, type RoomAccess } from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import { notFound, requireAccess, type Caller } from '@officehours/platform';
import type { Request, Response } from 'express';
import type { RoomFilesQuery } from './attachment.dto';
import { presentRoomFile } from './attachment.presenter';
import { AttachmentRepository, type AttachmentRecord } from './attachment.repository';
import { sendFile, type ServedFile } from './file-response';
import { keyOf, KeptFiles, thumbnailKeyOf } from './kept-files';
import { StoredAttachments } from './stored-attachments';
import { FileStore } from './store/file-store';

/** Who may see a file sees it: asked anew for every request, ranges and unchanged ones included. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly attachments: AttachmentRepository,
    private readonly stored: StoredAttachments,
    private readonly messages: MessageRepository,
    private readonly kept: KeptFiles,
    private readonly store: FileStore,
  ) {}

  async send(caller: Caller, id: string, request: Request, response: Response): Promise<void> {
    const file = await this.visible(caller, id);
    await sendFile(served(file), this.store, request, response);
  }

  async sendThumbnail(caller: Caller, id: string, request: Request, response: Response): Promise<void> {
    const file = await this.visible(caller, id);
    if (file.thumbnailSize === null) throw notFound();
    await sendFile(servedThumbnail(file, file.thumbnailSize), this.store, request, response);
  }

  /** Of messages the caller may see, newest first. */
  async page(caller: Caller, chatRoomId: string, query: RoomFilesQuery): Promise<RoomFilePage> {
    const room = await this.access.of(chatRoomId, caller.id);
    const limit = query.limit ?? LIMITS.pageDefault;
    const firstSeq = visibleFrom(room, caller.id);
    const found = await this.attachments.page(room.id, {
      kind: query.kind,
      before: query.cursor,
      firstSeq,
      limit: limit + 1,
    });
    const read = found.slice(0, limit);
    const last = found.length > limit ? read.at(-1)?.link : undefined;
    const shown = await this.stored.ofKeptMessages(read);
    const now = await this.asMember(caller, room.id);
    if (visibleFrom(now, caller.id) !== firstSeq) return this.page(caller, chatRoomId, query);
    return {
      files: shown.flatMap((file) => (file.link ? [presentRoomFile(file, file.link)] : [])),
      nextCursor: last ? String(last.order) : null,
    };
  }

  /** Only by its uploader, and only while no message has it. */
  async discard(caller: Caller, id: string): Promise<void> {
    const file = await this.visible(caller, id);
    requireAccess('attachment.discard', { role: caller.role, isOwn: isOwn(file, caller) });
    await this.kept.removeAsRead(file);
  }

  /**
   * The room as of its newest message: the entry that removed the caller may be one that another node wrote, whatever this
   * one remembers of its members. Asked after what is to be shown was read, so that it is not newer.
   */
  private async asMember(caller: Caller, chatRoomId: string): Promise<RoomAccess> {
    const { id } = await this.access.of(chatRoomId, caller.id);
    return this.access.asOf(id, caller.id, await this.messages.lastSeq(id));
  }

  private async visible(caller: Caller, id: string): Promise<AttachmentRecord> {
    const file = await this.attachments.find(id);
    if (file?.state !== 'ready') throw notFound();
    const link = file.link ?? (await this.stored.linkOf(file));
    const room = await this.asMember(caller, file.chatRoomId);
    const asker = { ...askerIn(room, caller.id), isOwn: isOwn(file, caller), seq: link?.seq };
    requireAccess('attachment.read', asker);
    // Its message may be deleted, and whoever deleted it may have died before its files went.
    if (file.link && (await this.messages.find(file.link.messageId))?.deletedAt) throw notFound();
    return file;
  }
}

/** An upload of theirs that no message has. */
function isOwn({ uploaderId, claimedBy }: AttachmentRecord, { id }: Caller): boolean {
  return claimedBy === null && uploaderId === id;
}

function served({ id, name, mimeType, size, sha256 }: AttachmentRecord): ServedFile {
  return { key: keyOf(id), name, mimeType, size, tag: `"${sha256.slice(0, 32)}"` };
}

function servedThumbnail({ id, name, sha256 }: AttachmentRecord, size: number): ServedFile {
  const tag = `"${sha256.slice(0, 32)}-t"`;
  return { key: thumbnailKeyOf(id), name: `${name}.webp`, mimeType: 'image/webp', size, tag };
}
