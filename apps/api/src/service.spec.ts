import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SocketEventRegistry, Settings } from '@officehours/platform';
import type { Express } from 'express';
import { createAsyncApiDocument } from './asyncapi-document';
import { createApp } from './create-app';
import { createOpenApiDocument } from './openapi-document';
import { servedRoutes } from './served-routes';
import { WEB_ROUTES } from './web-app';

interface Messages {
  channels: { socket: { messages: Record<string, unknown> } };
}

describe('the service', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-api-'));
  let app: NestExpressApplication;

  beforeAll(async () => {
    app = await createApp(
      new Settings({
        dataDir,
        jwtSecret: 'a-secret-for-one-test-of-the-service',
        demo: false,
        logLevel: 'silent',
      }),
    );
    await app.init();
  }, 30_000);

  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('answers every event of the contract, each with a schema of its own, and no other', () => {
    const openapi = createOpenApiDocument(app);
    const { messages } = (createAsyncApiDocument(openapi) as unknown as Messages).channels.socket;
    const documented = Object.keys(messages).flatMap((name) =>
      name.startsWith('client.') ? [name.slice(7)] : [],
    );
    const registered = app.get(SocketEventRegistry).all();
    expect(registered.map(({ event }) => event).sort()).toEqual(documented.sort());
    for (const { payload } of registered) expect(openapi.components?.schemas).toHaveProperty(payload.name);
  });

  it('has a row of the access matrix for every way in that its router knows', () => {
    const committed = new URL('../../../libs/api-client/access.json', import.meta.url);
    const { routes } = JSON.parse(readFileSync(committed, 'utf8')) as { routes: object };
    expect([...servedRoutes(app), ...WEB_ROUTES].sort()).toEqual(Object.keys(routes).sort());
  });

  it('finds a page that nobody has a row for, and middleware of which nobody said whether it answers', () => {
    const before = servedRoutes(app);
    const express = app.getHttpAdapter().getInstance() as unknown as Express;
    express.get('/metrics', () => undefined);
    express.all('/whatever', () => undefined);
    expect(servedRoutes(app).filter((route) => !before.includes(route))).toEqual([
      'ALL /whatever',
      'GET /metrics',
    ]);
    app.use(function answersAnything() {});
    expect(() => servedRoutes(app)).toThrow('answersAnything');
  });

  it('asks for a token on every operation that does not say it needs none', () => {
    const { paths } = createOpenApiDocument(app);
    const open = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, { security?: unknown[] }>).flatMap(
        ([method, { security }]) => (security ? [] : [`${method} ${path}`]),
      ),
    );
    expect(open.sort()).toEqual([
      'get /api/auth/demo',
      'get /api/auth/options',
      'get /api/notification/unsubscribe',
      'get /api/notification/unsubscribe/style.css',
      'post /api/auth/demo',
      'post /api/auth/login',
      'post /api/auth/logout',
      'post /api/auth/refresh',
      'post /api/notification/unsubscribe',
    ]);
  });
});
