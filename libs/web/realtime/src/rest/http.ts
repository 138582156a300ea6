import { ERROR_STATUS, type ErrorCode, type Problem } from '@officehours/contracts';
import { OfficehoursError } from './error';

export interface HttpCall {
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Http = <T>(call: HttpCall) => Promise<T>;

/** JSON over `fetch`; every failure is an `OfficehoursError`. */
export function createHttp(baseUrl: string, fetch: typeof globalThis.fetch): Http {
  return async <T>({ method = 'GET', path, query = {}, body, headers = {} }: HttpCall) => {
    const url = new URL(path, baseUrl || location.origin);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const answer = await fetch(url.toString(), {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch((cause: unknown) => Promise.reject(networkError(cause)));
    if (!answer.ok) throw await errorOf(answer);
    return answer.status === 204 ? (undefined as T) : ((await answer.json().catch(unreadable)) as T);
  };
}

function networkError(cause: unknown): OfficehoursError {
  return cause instanceof OfficehoursError
    ? cause
    : new OfficehoursError('network', { message: String(cause) });
}

function unreadable(): never {
  throw new OfficehoursError('network', { message: 'The answer could not be read.' });
}

/** The error that a refused answer stands for; a proxy's page without a code counts by its status. */
export async function errorOf(answer: Response): Promise<OfficehoursError> {
  const problem = ((await answer.json().catch(() => null)) ?? {}) as Partial<Problem>;
  const retryAfter = Number(answer.headers.get('Retry-After'));
  return new OfficehoursError(problem.code ?? codeOfStatus(answer.status), {
    message: problem.detail,
    requestId: problem.requestId,
    errors: problem.errors,
    retryAfterMs: retryAfter > 0 ? retryAfter * 1000 : undefined,
  });
}

function codeOfStatus(status: number): ErrorCode {
  const known = (Object.entries(ERROR_STATUS) as [ErrorCode, number][]).find(([, of]) => of === status);
  return known?.[0] ?? (status >= 500 ? 'unavailable' : 'validation_failed');
}
