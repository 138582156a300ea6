import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Express, Request, Response } from 'express';
import helmet from 'helmet';
import { createAsyncApiDocument } from './asyncapi-document';
import { renderEventsPage } from './events-page';
import { createOpenApiDocument } from './openapi-document';

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
