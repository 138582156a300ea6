import type { Person } from './people';
import type { Server } from './server';

/** An answer of the API: `body` is the parsed JSON (undefined when there is none), `text` the bytes as they came. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

export interface Call {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
}

/** Plain HTTP as `caller`, or as nobody. */
export class Rest {
  constructor(
    private readonly server: Server,
    private readonly caller?: Person,
  ) {}

  get<T>(path: string, call?: Call): Promise<Answer<T>> {
    return this.call('GET', path, call);
  }

  post<T>(path: string, body?: unknown, call?: Call): Promise<Answer<T>> {
    return this.call('POST', path, { body, ...call });
  }

  put<T>(path: string, body?: unknown, call?: Call): Promise<Answer<T>> {
    return this.call('PUT', path, { body, ...call });
  }

  patch<T>(path: string, body?: unknown, call?: Call): Promise<Answer<T>> {
    return this.call('PATCH', path, { body, ...call });
  }

  async call<T>(method: string, path: string, { headers, body, raw }: Call = {}): Promise<Answer<T>> {
    const response = await fetch(this.server.url + path, {
      method,
      headers: {
        ...(this.caller && { authorization: `Bearer ${this.caller.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parse(response.headers, text) as T,
    };
  }
}

export function rest(server: Server, caller?: Person): Rest {
  return new Rest(server, caller);
}

function parse(headers: Headers, text: string): unknown {
  return text !== '' && (headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : undefined;
}
