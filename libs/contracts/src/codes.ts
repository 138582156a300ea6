/** The words a client may branch on, each with its HTTP status (0: only ever sent over the socket). */
export const ERROR_STATUS = {
  unauthenticated: 401,
  session_ended: 401,
  forbidden: 403,
  not_found: 404,
  validation_failed: 400,
  idempotency_conflict: 409,
  revision_conflict: 409,
  resync_required: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  storage_full: 507,
  unknown_event: 0,
  slow_consumer: 0,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** Codes after which the same request may succeed without any change to it. */
export const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate_limited',
  'internal',
  'unavailable',
  'storage_full',
]);

/** One broken rule of a malformed request: where (`content`, `users.3.id`) and which rule, never the value. */
export interface FieldError {
  path: string;
  rule: string;
}

/** A refusal as `application/problem+json` (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId: string;
  errors?: FieldError[];
}

/** A refusal inside an acknowledgement. */
export interface AckError {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  /** Milliseconds to wait before the same request has a chance. */
  retryAfterMs?: number;
  requestId: string;
  errors?: FieldError[];
}

/** What every acknowledgement callback receives, exactly once. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: AckError };
