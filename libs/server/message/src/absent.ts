import { AppError } from '@officehours/platform';

/** A room that is not there for the caller is left out. */
export function absent(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}
