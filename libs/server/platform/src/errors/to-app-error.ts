import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@officehours/contracts';
import { TOO_DEEP } from '../http/body';
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

/** MongoDB's codes for a server that is going away, or is not the primary any more. */
const AWAY = new Set([6, 7, 50, 64, 89, 91, 189, 262, 10107, 11600, 11602, 13435, 13436]);

/** The driver's errors for a wrong call: our fault, and the same the next time. */
const MISUSE = /API|InvalidArgument|Parse|Runtime/;

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
  if (type === TOO_DEEP) return invalid('', 'too_deep');
  const code = status === undefined ? undefined : BY_STATUS[status];
  return code && new AppError(code, { cause: error });
}

/** A database that is away or full is not a fault of the request: say so, and that it may be tried again. */
function fromDatabase(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as Error & { code?: number | string; syscall?: string };
  // A system error of the connection's socket, as the driver passes it on.
  if (syscall !== undefined && ['connect', 'read', 'write'].includes(syscall))
    return new AppError('unavailable', { cause: error });
  if (!error.name.startsWith('Mongo') || MISUSE.test(error.name)) return undefined;
  if (typeof code === 'number' && STORAGE_FULL.has(code))
    return new AppError('storage_full', { cause: error });
  const isAway = typeof code !== 'number' || AWAY.has(code);
  return isAway ? new AppError('unavailable', { cause: error }) : undefined;
}
