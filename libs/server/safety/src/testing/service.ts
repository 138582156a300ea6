import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ChatRoomModule } from '@officehours/chat-room';
import { Directory, DirectoryImport, DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import {
  Clock,
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  PlatformModule,
  ROLE_OF_MODEL,
  Settings,
  type Caller,
} from '@officehours/platform';
import { SignJWT } from 'jose';
import { SafetyModule } from '../safety.module';

const SECRET = 'the-secret-of-a-service-that-is-safe';
export const MINUTE = 60_000;

/** Stands still until a test moves it. */
export class SteppingClock extends Clock {
  private at = Date.parse('2026-11-23T09:00:00Z');

  now(): Date {
    return new Date(this.at);
  }

  step(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** Rooms, messages and what protects people, on an embedded database of its own, listening on a free port. */
export class SafetyService {
  private constructor(
    readonly app: NestExpressApplication,
    readonly clock: SteppingClock,
    private readonly dataDir: string,
  ) {}

  static async start(): Promise<SafetyService> {
    const dataDir = mkdtempSync(join(tmpdir(), 'officehours-safety-'));
    const settings = new Settings({ dataDir, jwtSecret: SECRET, logLevel: 'silent', rateLimits: false });
    const clock = new SteppingClock();
    const imports = [
      PlatformModule.forRoot(settings),
      DirectoryModule.forRoot({}),
      ChatRoomModule.forRoot({}),
      MessageModule,
      SafetyModule,
    ];
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
    return new SafetyService(app, clock, dataDir);
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async newCaller(id: string, role: 'student' | 'instructor' | 'admin'): Promise<Caller> {
    await this.app.get(DirectoryImport).users([{ id, subject: id, role, name: `${role} ${id}` }]);
    const person = await this.app.get(Directory).person(id);
    if (!person) throw new Error('a person who was just stored is missing');
    return { ...person, role: ROLE_OF_MODEL[person.model], tokenExpiresAt: Infinity };
  }

  /** The status of a request of somebody, by default with a token that is good for an hour. */
  async status(caller: Caller, method: string, path: string, token?: string): Promise<number> {
    const authorization = `Bearer ${token ?? (await tokenOf(caller))}`;
    const address = `${await this.app.getUrl()}/api/${path}`;
    return (await fetch(address, { method, headers: { authorization } })).status;
  }
}

/** A token as the host platform signs it, to the end of so many seconds from now. */
export function tokenOf(
  { id, role, name }: Caller,
  { secret = SECRET, seconds = 3600 } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role, name, iat: now - 7200, exp: now + seconds })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .sign(new TextEncoder().encode(secret));
}
