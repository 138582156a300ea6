import type { UploadRefusal, UploadRules } from '@officehours/contracts';
import { refusalOf } from '../outbox/item';
import { OfficehoursError } from '../rest/error';
import type { FileRefusal, OutgoingFile } from './types';

/** A file that is refused however often it is sent. */
export class FileRefused extends OfficehoursError {
  constructor(
    readonly refusal: FileRefusal,
    cause?: OfficehoursError,
  ) {
    super(cause?.code ?? 'validation_failed', { message: refusal, requestId: cause?.requestId });
  }
}

/** The bytes came too slowly; a better connection may bring them. */
export class TooSlow extends OfficehoursError {
  constructor(cause: OfficehoursError) {
    super('unavailable', { message: cause.message, requestId: cause.requestId });
  }
}

/** What an attempt failed with, as a refusal for good; null when another attempt may succeed. */
export function fileRefusalOf(error: unknown): FileRefused | null {
  if (error instanceof FileRefused) return error;
  if (!(error instanceof OfficehoursError) || refusalOf(error) === null) return null;
  const rule = error.errors.map((one) => one.rule).find(isUploadRefusal);
  return new FileRefused(rule ?? error.code, error);
}

/** What can be known before anything is sent. Without rules, which a device without network has not, the service says. */
export function refusalBefore(
  { name, size, voice }: Pick<OutgoingFile, 'name' | 'size' | 'voice'>,
  rules: UploadRules | null,
): FileRefusal | null {
  if (size === 0) return 'empty';
  if (!rules) return null;
  if (size > rules.maxBytes) return 'too_large';
  const extension = /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  return voice || rules.extensions.includes(extension) ? null : 'type_not_allowed';
}

/** Whether bytes that were chosen can still be read: a file on a disk may be gone or changed since. */
export async function isReadable({ blob, size }: Pick<OutgoingFile, 'blob' | 'size'>): Promise<boolean> {
  if (blob.size !== size) return false;
  try {
    await new Response(blob.slice(0, 1)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Its own list: the one of the contracts would come with the first screen. */
const REFUSALS: Record<UploadRefusal, true> = {
  required: true,
  one_file: true,
  empty: true,
  too_large: true,
  type_not_allowed: true,
  content_mismatch: true,
  not_utf8: true,
  unreadable: true,
  too_many_pixels: true,
  too_wide: true,
  too_many_frames: true,
  too_demanding: true,
  archive_unsafe: true,
  infected: true,
  quota_exceeded: true,
  too_many_uploads: true,
  too_slow: true,
};

const isUploadRefusal = (rule: string): rule is UploadRefusal => Object.hasOwn(REFUSALS, rule);
