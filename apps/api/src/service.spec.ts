import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SocketEventRegistry, Settings } from '@officehours/platform';
import { createAsyncApiDocument } from './asyncapi-document';
import { createApp } from './create-app';
import { createOpenApiDocument } from './openapi-document';

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
