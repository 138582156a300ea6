import { OfficehoursError } from '../rest/error';

export interface BytesRequest {
  url: string;
  token: string | null;
  body: FormData;
  signal: AbortSignal;
  /** How much of the body has left this device, from 0 to 1. */
  onProgress(fraction: number): void;
}

export interface BytesAnswer {
  status: number;
  headers: Pick<Headers, 'get'>;
  /** Parsed JSON; undefined where it is none. */
  body: unknown;
}

/** Posts a form. Rejects with `network` where there is no answer; tests put their own in its place. */
export type SendBytes = (request: BytesRequest) => Promise<BytesAnswer>;

/** By XMLHttpRequest: `fetch` does not say how much of a body has left. The body is streamed from where it is. */
export const sendByXhr: SendBytes = ({ url, token, body, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const fail = () => reject(new OfficehoursError('network'));
    const abort = () => xhr.abort();
    xhr.open('POST', url);
    if (token !== null) xhr.setRequestHeader('Authorization', `Bearer ${token}`);
    xhr.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    xhr.upload.onload = () => onProgress(1);
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        headers: { get: (name) => xhr.getResponseHeader(name) },
        body: jsonOf(xhr.responseText),
      });
    xhr.onerror = xhr.ontimeout = xhr.onabort = fail;
    xhr.onloadend = () => signal.removeEventListener('abort', abort);
    if (signal.aborted) return fail();
    signal.addEventListener('abort', abort);
    xhr.send(body);
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
