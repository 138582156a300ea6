import { ERROR_STATUS, type ErrorCode, type Problem } from '@officehours/contracts';
import { OfficehoursError } from './error';

/** What a call of the generated client resolves with. */
interface Answer<T> {
  data?: T;
  error?: unknown;
  response?: Response;
}

/** What is looked at of an answer, however it was fetched. */
interface RefusedAnswer {
  status: number;
  headers: Pick<Headers, 'get'>;
}

/** For calls that others wait behind: without an answer by then they have failed, and are made again. */
export const inTime = () => ({ signal: AbortSignal.timeout(15_000) });

/** The data of a call; every failure is an `OfficehoursError`. */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response && !response.ok) throw errorOf(response, error);
  if (error instanceof OfficehoursError) throw error;
  // Not reached, or an answer that cannot be read: the service may or may not have acted.
  if (!response || error !== undefined) throw new OfficehoursError('network', { message: String(error) });
  return data as T;
}

/** For calls by address: a body as the service takes it. */
export const json = (body: object) => ({ body, headers: { 'Content-Type': 'application/json' } });

/** The error that a refusal stands for; a proxy's page, which has no code, counts by its status. */
export function errorOf(response: RefusedAnswer, body: unknown): OfficehoursError {
  const problem: Partial<Problem> = typeof body === 'object' && body !== null ? body : {};
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new OfficehoursError(problem.code ?? codeOfStatus(response.status), {
    message: problem.detail,
    requestId: problem.requestId,
    errors: problem.errors,
    retryAfterMs: retryAfter > 0 ? retryAfter * 1000 : undefined,
  });
}

function codeOfStatus(status: number): ErrorCode {
  const known = (Object.entries(ERROR_STATUS) as [ErrorCode, number][]).find(([, of]) => of === status);
  return known?.[0] ?? (status >= 500 || status === 408 ? 'unavailable' : 'validation_failed');
}
