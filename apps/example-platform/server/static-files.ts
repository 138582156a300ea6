import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A file of the folder, by the path of its address; 404 for what is not there. */
export async function sendFile(folder: string, address: string, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(address, 'http://platform');
  // A URL's path has no `..` left, and a name with an escaped one is no file of ours.
  const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
  const content = await readFile(file).catch(() => null);
  response.statusCode = content ? 200 : 404;
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.end(content);
}
