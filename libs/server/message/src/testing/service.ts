import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ChatRoomModule } from '@officehours/chat-room';
import { DirectoryModule } from '@officehours/directory';
import { PlatformModule, Settings } from '@officehours/platform';
import { MessageModule } from '../message.module';

export interface TestService {
  app: INestApplication;
  stop(): Promise<void>;
}

/** The messaging modules on an embedded database of their own, or on the one `MONGODB_URI` names. */
export async function messageService(mongodbUri = process.env['MONGODB_URI']): Promise<TestService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-message-'));
  const settings = new Settings({
    dataDir,
    mongodbUri,
    jwtSecret: 'the-secret-of-a-service-under-test',
    logLevel: 'silent',
    rateLimits: false,
  });
  const imports = [
    PlatformModule.forRoot(settings),
    DirectoryModule.forRoot({}),
    ChatRoomModule.forRoot({}),
    MessageModule,
  ];
  const testing = await Test.createTestingModule({ imports }).compile();
  const app = testing.createNestApplication({ logger: false });
  await app.init();
  return {
    app,
    stop: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
