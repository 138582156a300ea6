import {
  ERROR_STATUS,
  RETRYABLE_CODES,
  type AckError,
  type ErrorCode,
  type FieldError,
  type Problem,
} from '@officehours/contracts';
import type { Action } from '../access/policies';

const SENTENCES: Record<ErrorCode, string> = {
  unauthenticated: 'Sign in to go on.',
  session_ended: 'This session has ended. Sign in again.',
  forbidden: 'You may not do this.',
  not_found: 'There is nothing here that you can see.',
  validation_failed: 'The request is malformed; see errors.',
  idempotency_conflict: 'This clientMessageId was used for another message.',
  revision_conflict: 'It was changed in the meantime. Fetch it again.',
  resync_required: 'Your position is not of this database. Fetch everything again.',
  payload_too_large: 'The request is too large.',
  unsupported_media_type: 'This type of content is not accepted here.',
  rate_limited: 'Too many requests. Wait a moment.',
  internal: 'Something went wrong on our side.',
  unavailable: 'The service cannot do this right now. Try again.',
  storage_full: 'There is no room left to store this.',
  unknown_event: 'There is no such event.',
  slow_consumer: 'The connection could not keep up and was closed.',
};

interface Details {
  errors?: FieldError[];
  retryAfterMs?: number;
  excess?: number;
  cause?: unknown;
  refused?: Action;
}

/** A refusal with one of the contract's codes. The wire sees a fixed sentence, the log sees `cause`. */
export class AppError extends Error {
  readonly errors?: FieldError[];
  readonly retryAfterMs?: number;
  /** Of `rate_limited`: how many there have been beyond the limit. Never on the wire. */
  readonly excess?: number;
  /** The action that is not theirs to do who asked for it: counted in the audit log. Never on the wire. */
  readonly refused?: Action;

  constructor(
    readonly code: ErrorCode,
    { errors, retryAfterMs, excess, cause, refused }: Details = {},
  ) {
    super(SENTENCES[code], { cause });
    this.errors = errors;
    this.retryAfterMs = retryAfterMs;
    this.excess = excess;
    this.refused = refused;
  }

  get status(): number {
    return ERROR_STATUS[this.code] || 400;
  }

  toProblem(requestId: string): Problem {
    return {
      type: 'about:blank',
      title: this.code.replaceAll('_', ' '),
      status: this.status,
      detail: this.message,
      code: this.code,
      requestId,
      ...(this.errors && { errors: this.errors }),
    };
  }

  toAck(requestId: string): AckError {
    return {
      code: this.code,
      message: this.message,
      retryable: RETRYABLE_CODES.has(this.code),
      ...(this.retryAfterMs !== undefined && { retryAfterMs: this.retryAfterMs }),
      requestId,
      ...(this.errors && { errors: this.errors }),
    };
  }
}

/** `validation_failed` for one field. */
export function invalid(path: string, rule: string): AppError {
  return new AppError('validation_failed', { errors: [{ path, rule }] });
}

/** What the caller may not see and what does not exist: the same answer. */
export function notFound(): AppError {
  return new AppError('not_found');
}

/** `forbidden` with the finer case as its rule; `refused` where it is a matter of rights, and not of the hour or a quota. */
export function forbidden(path: string, rule: string, refused?: Action): AppError {
  return new AppError('forbidden', { errors: [{ path, rule }], refused });
}
