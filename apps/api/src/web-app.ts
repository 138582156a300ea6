import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { compressedAssets } from './compressed-assets';
import express, { type NextFunction, type Request, type Response } from 'express';

const WEB_ROOT = fileURLToPath(new URL('../web', import.meta.url));
const NOT_PAGES = /^\/(api|socket\.io|docs|docs-json|livez|readyz)(\/|$)/;

/** What it serves, for the access matrix: a page for every address of its router, and the files beside it. */
export const WEB_ROUTES = ['GET /', 'GET /assets/:file'];

/** Serves the built web app from the same port: its files, and its one page for every address of its router. */
export function serveWebApp(app: NestExpressApplication): void {
  if (!existsSync(WEB_ROOT)) return;
  // Hashed names never change; the page itself is asked for anew each time.
  app.use(
    '/assets',
    compressedAssets(`${WEB_ROOT}/assets`),
    express.static(`${WEB_ROOT}/assets`, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  const files = express.static(WEB_ROOT, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: revalidate,
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!['GET', 'HEAD'].includes(request.method) || NOT_PAGES.test(request.path)) return next();
    files(request, response, () => sendPage(request, response, next));
  });
}

function sendPage(request: Request, response: Response, next: NextFunction): void {
  if (!request.accepts('html')) return next();
  revalidate(response);
  response.sendFile('index.html', { root: WEB_ROOT });
}

function revalidate(response: Response): void {
  response.setHeader('Cache-Control', 'no-cache');
}
