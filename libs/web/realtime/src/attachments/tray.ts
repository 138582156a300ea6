import { LIMITS, type AttachmentKind, type Id, type UploadRules } from '@officehours/contracts';
import { uuid } from '../support/uuid';
import type { FilePlaces } from './file-places';
import type { LaterFiles } from './later-files';
import { measure } from './measure';
import { refusalBefore } from './refusal';
import type { ChosenFile, FileRefusal, OutgoingFile } from './types';
import type { Uploads } from './uploads';

export interface TrayParts {
  files: LaterFiles;
  places: FilePlaces;
  uploads: Uploads;
  /** Null where they are not to be had. */
  rules(): Promise<UploadRules | null>;
  /** Takes an upload back. */
  discard(attachmentId: Id): Promise<unknown>;
}

/** What is chosen for the next message of each room: shown at once, looked at, and on its way while the text is written. */
export class Tray {
  constructor(private readonly parts: TrayParts) {}

  /** Answers how many were left out, since a message has no room for them. */
  add(roomId: Id, chosen: readonly ChosenFile[]): number {
    const { files } = this.parts;
    const before = files.trays.get().get(roomId) ?? [];
    const added = chosen.slice(0, LIMITS.attachmentsPerMessage - before.length).map(outgoing);
    files.fill(roomId, [...before, ...added]);
    for (const file of added) void this.bring(roomId, file).catch(() => undefined);
    return chosen.length - added.length;
  }

  /** What was chosen before a reload comes first, with what had become of it; what is not there yet is brought. */
  restore(roomId: Id, kept: readonly OutgoingFile[]): void {
    const { files } = this.parts;
    const now = files.trays.get().get(roomId) ?? [];
    const restored = kept.slice(0, Math.max(0, LIMITS.attachmentsPerMessage - now.length));
    files.fill(roomId, [...restored, ...now]);
    this.bringThose(roomId, restored);
  }

  /** What is chosen and not there yet is brought. */
  bringAll(): void {
    for (const [roomId, files] of this.parts.files.trays.get()) this.bringThose(roomId, files);
  }

  remove(roomId: Id, key: string): void {
    const { files, discard } = this.parts;
    const before = files.trays.get().get(roomId) ?? [];
    const removed = before.find((file) => file.key === key);
    files.fill(
      roomId,
      before.filter((file) => file !== removed),
    );
    // What cannot be taken back now is swept by the service.
    if (removed?.attachment) void discard(removed.attachment.id).catch(() => undefined);
  }

  /** Tries a refused file again, and one that waits at once. */
  retry(roomId: Id, key: string): void {
    const file = (this.parts.files.trays.get().get(roomId) ?? []).find((one) => one.key === key);
    if (!file?.refusal) return this.parts.uploads.hurry(key);
    void this.again(roomId, key).catch(() => undefined);
  }

  private bringThose(roomId: Id, files: readonly OutgoingFile[]): void {
    for (const file of files)
      if (!file.attachment && !file.refusal) void this.bring(roomId, file).catch(() => undefined);
  }

  private async again(roomId: Id, key: string): Promise<void> {
    const file = await this.parts.places.change(key, { refusal: null });
    if (file) await this.bring(roomId, file);
  }

  private async bring(roomId: Id, file: OutgoingFile): Promise<void> {
    const { places, uploads, rules } = this.parts;
    const size = file.kind === 'image' ? await measure(file.blob) : null;
    if (size) await places.change(file.key, size);
    const allowed = await rules();
    const refusal = refusalBefore(file, allowed) ?? tooManyPixels(size, allowed);
    if (refusal) return void (await places.change(file.key, { refusal }));
    // It may have been removed meanwhile.
    if (places.wanted().has(file.key)) await uploads.run(roomId, file);
  }
}

function outgoing({ name, blob, voice }: ChosenFile): OutgoingFile {
  const { size, type: mimeType } = blob;
  const kind = voice ? 'audio' : kindOf(mimeType);
  const unknown = { width: null, height: null, attachment: null, refusal: null };
  return { key: uuid(), name, size, mimeType, kind, voice: voice ?? null, blob, ...unknown };
}

function kindOf(mimeType: string): AttachmentKind {
  if (/^image\/(?:png|jpeg|gif|webp)$/u.test(mimeType)) return 'image';
  const family = mimeType.split('/')[0];
  return family === 'audio' || family === 'video' ? family : 'file';
}

function tooManyPixels(
  size: { width: number; height: number } | null,
  rules: UploadRules | null,
): FileRefusal | null {
  return size && rules && size.width * size.height > rules.maxPixels ? 'too_many_pixels' : null;
}
