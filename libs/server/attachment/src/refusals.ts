import type { ErrorCode, UploadRefusal } from '@officehours/contracts';
import { AppError } from '@officehours/platform';

const CODES: Record<UploadRefusal, ErrorCode> = {
  required: 'validation_failed',
  one_file: 'validation_failed',
  empty: 'validation_failed',
  too_large: 'payload_too_large',
  too_many_pixels: 'payload_too_large',
  too_wide: 'payload_too_large',
  too_many_frames: 'payload_too_large',
  too_demanding: 'payload_too_large',
  type_not_allowed: 'unsupported_media_type',
  content_mismatch: 'unsupported_media_type',
  not_utf8: 'unsupported_media_type',
  unreadable: 'unsupported_media_type',
  archive_unsafe: 'unsupported_media_type',
  infected: 'unsupported_media_type',
  quota_exceeded: 'forbidden',
  too_many_uploads: 'rate_limited',
  too_slow: 'unavailable',
};

/** An upload is not taken; the `rule` of `file` says why. */
export function refused(rule: UploadRefusal, cause?: unknown): AppError {
  const retryAfterMs = rule === 'too_many_uploads' ? 2_000 : undefined;
  return new AppError(CODES[rule], { errors: [{ path: 'file', rule }], retryAfterMs, cause });
}
