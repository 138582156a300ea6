import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { UserRole } from '@officehours/contracts';
import { DirectoryModule } from '@officehours/directory';
import {
  Clock,
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  PlatformModule,
  Settings,
} from '@officehours/platform';
import { SignJWT } from 'jose';
import { AccountModule } from '../account.module';

const SECRET = 'the-secret-of-a-service-with-accounts';

/** The real time, moved forward as a test needs it. */
export class MovableClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  forward(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

export interface TestService {
  app: NestExpressApplication;
  clock: MovableClock;
  stop(): Promise<void>;
}

/** A service with accounts on an embedded database of its own, and `more` modules beside them, ready for supertest. */
export async function accountService(
  values: Partial<Settings> = {},
  more: readonly DynamicModule[] = [],
): Promise<TestService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-account-'));
  const settings = new Settings({
    dataDir,
    jwtSecret: SECRET,
    logLevel: 'silent',
    rateLimits: false,
    ...values,
  });
  const clock = new MovableClock();
  const imports = [PlatformModule.forRoot(settings), DirectoryModule.forRoot({}), AccountModule, ...more];
  const testing = await Test.createTestingModule({ imports })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const options = { bodyParser: false, logger: false } as const;
  const app = testing.createNestApplication<NestExpressApplication>(new OfficehoursHttpAdapter(), options);
  configureHttp(app);
  app.setGlobalPrefix('api');
  app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
  await app.listen(0, '127.0.0.1');
  const stop = async () => {
    await app.close();
    rmSync(dataDir, { recursive: true });
  };
  return { app, clock, stop };
}

/** A token as a host platform signs it. Each role is a person of its own. */
export function hostToken(role: UserRole, claims: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ role, name: `The ${role}`, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(`host-${role}`)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
