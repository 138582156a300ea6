import type { Problem } from '@officehours/contracts';

import { refusal, type Answer } from './answer.ts';

const PATIENCE_MS = 5_000;

/** One request over plain HTTP. */
export async function callRest<T>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return { kind: 'ok', data: answer as T };
    return refusal((answer as Partial<Problem>).code ?? 'internal');
  } catch (error) {
    return { kind: 'unknown', why: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.name;
}
