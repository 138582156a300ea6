import { mkdtempSync, rmSync } from 'node:fs';
import { lookup } from 'node:dns';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Message, Room } from '@officehours/contracts';
import { ChatRoomModule } from '@officehours/chat-room';
import { DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import { Clock, configureHttp, PlatformModule, Settings } from '@officehours/platform';
import { SteppingClock } from '@officehours/platform/testing';
import { SignJWT } from 'jose';
import { NotificationModule } from '../notification.module';
import { PushEndpoints } from '../push/push-endpoints';

const SECRET = 'the-secret-of-a-service-under-test';

/** Lets through what stands on this machine, as a test needs it. */
export class LoopbackOnly extends PushEndpoints {
  readonly lookup = lookup as PushEndpoints['lookup'];

  allowed(endpoint: string): URL | null {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
    return url?.hostname === '127.0.0.1' ? url : null;
  }
}

export interface TestPerson {
  id: string;
  call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>;
}

let count = 0;

/** The service with notifications, on a database of its own. */
export class NotifyingService {
  readonly dataDir: string;
  readonly clock = new SteppingClock();
  app!: NestExpressApplication;

  constructor(
    private readonly providers: Provider[],
    private readonly changed: Partial<Settings> = {},
  ) {
    this.dataDir = mkdtempSync(join(tmpdir(), 'officehours-notify-'));
  }

  async start(): Promise<void> {
    const settings = new Settings({
      dataDir: this.dataDir,
      jwtSecret: SECRET,
      logLevel: 'silent',
      rateLimits: false,
      ...this.changed,
    });
    const imports = [
      PlatformModule.forRoot(settings),
      DirectoryModule.forRoot({}),
      ChatRoomModule.forRoot({}),
      MessageModule,
      NotificationModule.forRoot({ providers: this.providers }),
    ];
    const testing = await Test.createTestingModule({ imports })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .compile();
    this.app = testing.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
    this.app.setGlobalPrefix('api');
    configureHttp(this.app);
    await this.app.listen(0, '127.0.0.1');
  }

  async person(role: 'student' | 'instructor', sid?: string, claims: object = {}): Promise<TestPerson> {
    const id = (count += 1).toString(16).padStart(24, 'a');
    const token = await new SignJWT({ role, name: `${role} ${count}`, ...(sid && { sid }), ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    const person: TestPerson = {
      id,
      call: async <T>(method: string, path: string, body?: unknown) => {
        const response = await fetch(`${await this.app.getUrl()}/api${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          body: body === undefined ? null : JSON.stringify(body),
        });
        const text = await response.text();
        return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
      },
    };
    await person.call('GET', '/message/chat-room');
    return person;
  }

  async roomOf(student: TestPerson, instructor: TestPerson): Promise<Room> {
    const pair = { studentId: student.id, instructorId: instructor.id };
    return (await student.call<Room>('POST', '/message/chat-room', pair)).body;
  }

  async send(sender: TestPerson, room: Room, content: string, more: object = {}): Promise<Message> {
    const request = { chatRoomId: room.id, content, ...more };
    return (await sender.call<Message>('POST', '/message/message', request)).body;
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
