import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Attachment } from '@officehours/contracts';
import { RoomAccessCache, RoomRules, Talk } from '@officehours/chat-room';
import { AppError, Audit, Clock, RateLimits, Settings, type Caller } from '@officehours/platform';
import type { Request, Response } from 'express';
import { presentAttachment } from './attachment.presenter';
import type { AttachmentRecord } from './attachment.repository';
import { safeName } from './file-name';
import { Incoming } from './incoming';
import { digestOf } from './inspect/digest';
import { Inspector } from './inspect/inspector';
import { extensionOf } from './inspect/kinds';
import type { Finding } from './inspect/task';
import { KeptFiles } from './kept-files';
import { refused } from './refusals';
import { ReleasedFiles } from './quarantine/released-files.repository';
import { FileScanner } from './scan/file-scanner';
import { UploadReceiver, type Received } from './upload-receiver';
import { UploadSlots } from './upload-slots';
import { Usage } from './usage/usage';

/** Room for the other parts of the request. */
const ENVELOPE_BYTES = 64 * 1024;

/** From a request to a file that can be sent with a message. */
@Injectable()
export class UploadService {
  private readonly log = new Logger(UploadService.name);

  constructor(
    private readonly access: RoomAccessCache,
    private readonly rules: RoomRules,
    private readonly talk: Talk,
    private readonly limits: RateLimits,
    private readonly slots: UploadSlots,
    private readonly incoming: Incoming,
    private readonly receiver: UploadReceiver,
    private readonly scanner: FileScanner,
    private readonly released: ReleasedFiles,
    private readonly inspector: Inspector,
    private readonly usage: Usage,
    private readonly kept: KeptFiles,
    private readonly audit: Audit,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Who may not write in the room is answered before the first byte of the file is read. */
  async upload(
    caller: Caller,
    chatRoomId: string,
    request: Request,
    response: Response,
  ): Promise<Attachment> {
    await this.mayUpload(caller, chatRoomId);
    await this.limits.take('upload', caller.id);
    return this.slots.take(caller.id, async () => {
      await this.hasRoom(caller, chatRoomId, Number(request.headers['content-length'] ?? 0));
      return this.incoming.use(async (folder) => {
        const received = await this.receiver.receive(request, response, folder);
        await this.checkClean(caller, chatRoomId, received);
        const finding = await this.inspector.inspect(caller.id, {
          path: received.path,
          name: received.name,
          folder,
          isVoice: received.fields.durationMs !== undefined,
          maxPixels: this.settings.imageMaxPixels,
          maxBytes: this.settings.fileMaxSize,
        });
        return presentAttachment(await this.keep(caller, chatRoomId, received, finding));
      });
    });
  }

  private async mayUpload(caller: Caller, chatRoomId: string): Promise<void> {
    const room = await this.access.of(chatRoomId, caller.id);
    this.rules.check(caller.id, room, 'post');
    await this.talk.requirePost(caller, room);
  }

  private async hasRoom(caller: Caller, chatRoomId: string, announced: number): Promise<void> {
    const { fileMaxSize, fileQuotaUser, fileQuotaRoom } = this.settings;
    if (announced > fileMaxSize + ENVELOPE_BYTES) throw refused('too_large');
    const [ofPerson, ofRoom] = await Promise.all([
      this.usage.of({ uploaderId: caller.id }),
      this.usage.of({ chatRoomId }),
    ]);
    if (ofPerson > fileQuotaUser || ofRoom > fileQuotaRoom) throw refused('quota_exceeded');
  }

  private async checkClean(caller: Caller, chatRoomId: string, received: Received): Promise<void> {
    const found = await this.scan(received.path);
    if (found === null) return;
    const sha256 = await digestOf(received.path);
    if (await this.released.has(sha256)) return;
    const record = this.newRecord(caller, chatRoomId, received, {
      kind: 'file',
      mimeType: 'application/octet-stream',
      extension: extensionOf(received.name) || 'bin',
      path: received.path,
      size: received.size,
      sha256,
      image: null,
    });
    const { id: attachmentId } = record;
    this.log.warn({ userId: caller.id, chatRoomId, attachmentId, sha256, found }, 'an upload is infected');
    await this.audit.during(
      {
        action: 'file.quarantined',
        actorId: caller.id,
        chatRoomId,
        details: { attachmentId, sha256, found },
      },
      () => this.kept.quarantine({ ...record, found }, received.path),
    );
    throw refused('infected');
  }

  /** A scanner that does not answer is not one that found nothing. */
  private async scan(path: string): Promise<string | null> {
    try {
      return await this.scanner.scan(path);
    } catch (cause) {
      throw new AppError('unavailable', { cause });
    }
  }

  private async keep(
    caller: Caller,
    chatRoomId: string,
    received: Received,
    finding: Finding,
  ): Promise<AttachmentRecord> {
    const record = this.newRecord(caller, chatRoomId, received, finding);
    // It counts from here on: of two that come at once and together are too much, none slips through.
    await this.kept.announce(record);
    try {
      await this.hasRoom(caller, chatRoomId, 0);
      await this.kept.store(record, finding);
    } catch (error) {
      await this.kept.remove(record);
      throw error;
    }
    return record;
  }

  private newRecord(
    caller: Caller,
    chatRoomId: string,
    { name, fields }: Received,
    { kind, mimeType, extension, size, sha256, image }: Finding,
  ): AttachmentRecord {
    const { durationMs, waveform, transcript } = fields;
    return {
      // Not the database's own kind of id, whose parts can be guessed.
      id: randomBytes(12).toString('hex'),
      chatRoomId: chatRoomId.toLowerCase(),
      uploaderId: caller.id,
      state: 'pending',
      name: safeName(name, extension),
      kind,
      mimeType,
      size,
      sha256,
      thumbnailSize: image?.thumbnail?.size ?? null,
      bytes: size + (image?.thumbnail?.size ?? 0),
      width: image?.width ?? null,
      height: image?.height ?? null,
      placeholder: image?.placeholder ?? null,
      durationMs: durationMs ?? null,
      waveform: waveform?.split(',').map(Number) ?? null,
      transcript: transcript?.trim() || null,
      found: null,
      claimedBy: null,
      link: null,
      sweepAt: null,
      createdAt: this.clock.now(),
    };
  }
}
