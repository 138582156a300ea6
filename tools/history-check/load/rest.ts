import type { Problem } from '@officehours/contracts';

import { refusal, type Answer } from './answer.ts';

const PATIENCE_MS = 5_000;

/** One request over plain HTTP, with JSON both ways. */
export function callRest<T>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return request(url + path, token, { method, ...(body !== undefined && json) }, fromJson<T>);
}

/** One request over plain HTTP, whatever its body is; `read` says what the answer's bytes are. */
export async function request<T>(
  address: string,
  token: string,
  init: RequestInit,
  read: (bytes: Buffer) => T,
  patienceMs = PATIENCE_MS,
): Promise<Answer<T>> {
  try {
    const response = await fetch(address, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.ok) return { kind: 'ok', data: read(bytes) };
    return refusal(fromJson<Partial<Problem> | null>(bytes)?.code ?? 'internal');
  } catch (error) {
    return { kind: 'unknown', why: reasonOf(error) };
  }
}

export function fromJson<T>(bytes: Buffer): T {
  return (bytes.length === 0 ? null : JSON.parse(bytes.toString())) as T;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.name;
}
