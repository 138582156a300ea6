import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Settings } from '@officehours/platform';
import { createAccessDocument } from './access-document';
import { AppModule } from './app.module';
import { createAsyncApiDocument } from './asyncapi-document';
import { serveDocs } from './docs';
import { createOpenApiDocument } from './openapi-document';

/** `node openapi.mjs <folder>` writes `openapi.json`, `asyncapi.json` and `access.json`, without a database and without a port. */
async function main(folder: string): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(new Settings()), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  serveDocs(app);
  const openapi = createOpenApiDocument(app);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(openapi, null, 2)}\n`);
  writeFileSync(
    join(folder, 'asyncapi.json'),
    `${JSON.stringify(createAsyncApiDocument(openapi), null, 2)}\n`,
  );
  writeFileSync(join(folder, 'access.json'), `${JSON.stringify(createAccessDocument(app), null, 2)}\n`);
}

await main(process.argv[2] ?? '.');
