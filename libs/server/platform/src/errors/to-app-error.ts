import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@officehours/contracts';
import { AppError, invalid } from './app-error';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'validation_failed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'unavailable',
};

/** MongoDB's codes for "no room left on the device". */
const STORAGE_FULL = new Set([14031, 12521]);

/** Any thrown thing as a refusal of the contract. What nobody foresaw is `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUndecodablePath(error)) return new AppError('not_found', { cause: error });
  if (error instanceof HttpException)
    return new AppError(BY_STATUS[error.getStatus()] ?? 'internal', { cause: error });
  return fromBodyParser(error) ?? fromDatabase(error) ?? new AppError('internal', { cause: error });
}

/** A path with `%ff` in it names nothing. Nest has made a bad request of Express's URIError by now. */
function isUndecodablePath(error: unknown): boolean {
  return (
    error instanceof URIError ||
    (error instanceof HttpException && error.message.startsWith('Failed to decode param'))
  );
}

/** Errors of Express's body parser carry a status, some a type. */
function fromBodyParser(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, status } = error as Error & { type?: string; status?: number };
  if (type === 'entity.parse.failed') return invalid('', 'invalid_json');
  const code = status === undefined ? undefined : BY_STATUS[status];
  return code && new AppError(code, { cause: error });
}

/** A database that is away or full is not a fault of the request: say so, and that it may be tried again. */
function fromDatabase(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !error.name.startsWith('Mongo')) return undefined;
  const code = (error as Error & { code?: number }).code;
  if (code !== undefined && STORAGE_FULL.has(code)) return new AppError('storage_full', { cause: error });
  return /Network|ServerSelection|PoolCleared|Topology|Expired|WriteConcern|NotConnected|Timeout/.test(
    error.name,
  )
    ? new AppError('unavailable', { cause: error })
    : undefined;
}
