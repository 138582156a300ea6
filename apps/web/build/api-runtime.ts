/**
 * Stands in for the runtime of the generated client, which is made for every API there is (streams, validators,
 * interceptors, five ways to write an array into an address) and weighs ten times as much as the functions that use it.
 * This one does what our API's document asks for (JSON, forms with files), and the same: `api-runtime.spec.ts` runs both.
 */

interface Config {
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
}

interface RequestOptions extends Config {
  url: string;
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Null where the browser itself has to write the type, as for a form with files. */
  headers?: Record<string, string | null | undefined>;
  bodySerializer?: ((body: unknown) => BodyInit) | null;
  signal?: AbortSignal;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  request?: Request;
  response?: Response;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Call = (options: RequestOptions) => Promise<Answer>;
type Client = Record<(typeof METHODS)[number], Call>;

export const createConfig = (config: Config = {}): Config => config;

export function createClient(config: Config = {}): Client {
  const calls = METHODS.map((method) => [
    method,
    (options: RequestOptions) => ask(method, { ...config, ...options }),
  ]);
  return Object.fromEntries(calls) as Client;
}

/** A form with files. */
export const formDataBodySerializer = {
  bodySerializer(body: Record<string, unknown>): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(body)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (each instanceof Blob) form.append(name, each);
        else if (each !== undefined && each !== null) form.append(name, String(each));
      }
    }
    return form;
  },
};

async function ask(method: string, options: RequestOptions): Promise<Answer> {
  let request: Request | undefined;
  let response: Response | undefined;
  try {
    const { fetch = globalThis.fetch, body, bodySerializer = JSON.stringify, signal } = options;
    const init: RequestInit = { method: method.toUpperCase(), headers: headersOf(options) };
    if (body !== undefined) init.body = bodySerializer ? bodySerializer(body) : (body as BodyInit);
    if (signal) init.signal = signal;
    request = new Request(addressOf(options), init);
    response = await fetch(request);
    const text = await response.text();
    if (!response.ok) return { error: parsed(text) || {}, request, response };
    return { data: text ? JSON.parse(text) : {}, request, response };
  } catch (error) {
    return { error: error || {}, ...(request && { request }), ...(response && { response }) };
  }
}

function headersOf({ headers = {}, body }: RequestOptions): Headers {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] != null);
  const sent = new Headers(given);
  if (body === undefined) sent.delete('Content-Type');
  return sent;
}

function addressOf({ baseUrl = '', url, path = {}, query = {} }: RequestOptions): string {
  const filled = url.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each) => `${name}=${encodeURIComponent(String(each))}`),
  );
  return baseUrl + filled + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
