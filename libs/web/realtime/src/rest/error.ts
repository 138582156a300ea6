import type { ErrorCode, FieldError } from '@officehours/contracts';

/** `network`: the service was not reached or its answer was not readable, so it may or may not have acted. */
export type FailureCode = ErrorCode | 'network';

export interface FailureDetails {
  message?: string;
  /** Milliseconds to wait before the same request has a chance. */
  retryAfterMs?: number;
  requestId?: string;
  errors?: FieldError[];
}

/** What every failed call of this library rejects with, whether it went by REST or by socket. */
export class OfficehoursError extends Error {
  override readonly name = 'OfficehoursError';
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  readonly errors: FieldError[];

  constructor(
    readonly code: FailureCode,
    details: FailureDetails = {},
  ) {
    super(details.message ?? code);
    this.retryAfterMs = details.retryAfterMs;
    this.requestId = details.requestId;
    this.errors = details.errors ?? [];
  }
}

/** Whether somebody is refused because an administrator took their access away. */
export function isSuspended(error: unknown): boolean {
  return error instanceof OfficehoursError && error.errors.some(({ rule }) => rule === 'suspended');
}

/** Whether the service no longer knows who is asking. */
export function isSignedOut(error: unknown): error is OfficehoursError {
  return (
    error instanceof OfficehoursError && (error.code === 'unauthenticated' || error.code === 'session_ended')
  );
}
