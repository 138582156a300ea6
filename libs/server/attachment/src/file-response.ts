import { pipeline } from 'node:stream/promises';
import { AppError, notFound } from '@officehours/platform';
import type { Request, Response } from 'express';
import { rangeOf } from './byte-range';
import { RangeNotSatisfiable } from './range-not-satisfiable';
import type { FileStore } from './store/file-store';

export interface ServedFile {
  key: string;
  name: string;
  mimeType: string;
  size: number;
  /** Changes with the content. */
  tag: string;
}

/**
 * Sends a file so that no browser runs it, whatever it is: as a download, of the type it has, in a sandbox without
 * anything. It may be kept by the one who asked, and is asked for again each time it is used.
 */
export async function sendFile(
  file: ServedFile,
  store: FileStore,
  request: Request,
  response: Response,
): Promise<void> {
  response.attachment(file.name);
  response.setHeader(
    'Content-Type',
    file.mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mimeType,
  );
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', file.tag);
  if (isKnown(request.headers['if-none-match'], file.tag)) {
    response.status(304).end();
    return;
  }
  await sendBytes(file, store, request, response);
}

/** Not Express's own: that one sends all of it again when the client says `no-cache`, as browsers do beside a tag. */
function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => ['*', tag, `W/${tag}`].includes(one.trim()));
}

async function sendBytes(
  { key, size, tag }: ServedFile,
  store: FileStore,
  request: Request,
  response: Response,
): Promise<void> {
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
  const range = rangeOf(isSame ? request.headers.range : undefined, size);
  if (range === 'unsatisfiable') {
    withoutFile(response).setHeader('Content-Range', `bytes */${size}`);
    throw new RangeNotSatisfiable();
  }
  if (range) response.status(206).setHeader('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  response.setHeader('Content-Length', range ? range.end - range.start + 1 : size);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = await store.read(key, range ?? undefined).catch((error: unknown) => {
    withoutFile(response);
    // Removed a moment ago.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound();
    throw new AppError('unavailable', { cause: error });
  });
  // Who goes away in the middle is nobody's fault; the stream is closed either way.
  await pipeline(stream, response).catch(() => response.destroy());
}

/** What was said of the file is not true of the answer that comes instead. */
function withoutFile(response: Response): Response {
  for (const name of response.getHeaderNames()) if (OF_THE_FILE.has(name)) response.removeHeader(name);
  return response;
}

const OF_THE_FILE = new Set([
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'accept-ranges',
]);
