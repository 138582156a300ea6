import { createHash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { limitByAddress } from '@officehours/platform';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { createAsyncApiDocument } from './asyncapi-document';
import { renderEventsPage } from './events-page';
import { createOpenApiDocument } from './openapi-document';

/** All that is served here; what no guard of a controller sees. */
const PATHS = ['/docs', '/docs-json', '/docs-yaml'];

/** Swagger UI at `/docs`, the events beside it. Made when first asked for: a start does not wait for it. */
export function serveDocs(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  const openapi = () => (document ??= createOpenApiDocument(app));
  // Swagger UI brings its styles in the page; its scripts are files, as everywhere.
  app.use(
    '/docs',
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    }),
  );
  app.use(PATHS, limitByAddress(app, 'document'), kept());
  const express = app.getHttpAdapter().getInstance() as unknown as Express;
  express.get('/docs/events.json', (_request: Request, response: Response) =>
    response.json(createAsyncApiDocument(openapi())),
  );
  express.get('/docs/events', (_request: Request, response: Response) => {
    response.type('html').send(renderEventsPage(createAsyncApiDocument(openapi())));
  });
  SwaggerModule.setup('docs', app, openapi, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    // A token that is tried there stays in the page's memory, and nowhere else.
    swaggerOptions: { persistAuthorization: false },
  });
}

/** What is sent as text is written once: it is the same for everyone, and writing it takes up to a tenth of a second. */
function kept(): RequestHandler {
  const texts = new Map<string, { type: string; etag: string; bytes: Buffer }>();
  return function sendKept(request: Request, response: Response, next: NextFunction): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // As the router reads it: in whatever case, with a slash at its end or without, it is the same document.
    const path = (request.baseUrl + request.path).toLowerCase().replace(/\/$/u, '');
    const known = texts.get(path);
    if (known) return void response.type(known.type).set('ETag', known.etag).send(known.bytes);
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      const type = String(response.get('Content-Type') ?? 'html');
      if (response.statusCode === 200 && typeof body === 'string') {
        const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
        texts.set(path, { type, etag, bytes: Buffer.from(body) });
      }
      return send(body);
    };
    next();
  };
}
