import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccountModule } from '@officehours/account';
import { AttachmentModule } from '@officehours/attachment';
import { ChatRoomModule } from '@officehours/chat-room';
import { DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import {
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  PlatformModule,
  Settings,
} from '@officehours/platform';
import { DemoModule } from '../demo.module';

/** A folder for an embedded database, which several services may use one after the other. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'officehours-demo-'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** The service with its demo, on the embedded database in `dataDir`, not listening yet. */
export async function demoService(
  dataDir: string,
  values: Partial<Settings> = {},
): Promise<NestExpressApplication> {
  const settings = new Settings({
    dataDir,
    demo: true,
    jwtSecret: 'x'.repeat(32),
    logLevel: 'silent',
    ...values,
  });
  const modules = [
    PlatformModule.forRoot(settings),
    DirectoryModule.forRoot({}),
    ChatRoomModule.forRoot({}),
    MessageModule,
    AttachmentModule.forRoot({}),
    AccountModule,
    DemoModule,
  ];
  const testing = await Test.createTestingModule({ imports: modules }).compile();
  const app = testing.createNestApplication<NestExpressApplication>(new OfficehoursHttpAdapter(), {
    bodyParser: false,
    logger: false,
  });
  configureHttp(app);
  app.setGlobalPrefix('api');
  app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
  return app;
}
