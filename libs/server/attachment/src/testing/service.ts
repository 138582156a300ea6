import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication, Provider } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ChatRoomModule } from '@officehours/chat-room';
import type {
  Attachment,
  Message,
  Problem,
  Room,
  SendMessageRequest,
  UserRole,
} from '@officehours/contracts';
import { DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import {
  Clock,
  configureHttp,
  OfficehoursHttpAdapter,
  PlatformModule,
  Settings,
} from '@officehours/platform';
import { SignJWT } from 'jose';
import { AttachmentModule } from '../attachment.module';

const SECRET = 'the-secret-of-a-service-under-test';

/** A clock that is ahead of the real one by as much as a test wants. */
export class AheadClock extends Clock {
  aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

export interface Answer<T = Problem> {
  status: number;
  headers: Headers;
  bytes: Buffer;
  body: T;
}

/** Someone with a token, who asks over HTTP. */
export class Asker {
  constructor(
    private readonly url: string,
    readonly id: string,
    private readonly token: string,
  ) {}

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  async ask<T>(method: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const headers = { ...this.headers, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${this.url}/api/message/${path}`, { ...init, method, headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const body = (isJson ? JSON.parse(bytes.toString()) : undefined) as T;
    return { status: response.status, headers: response.headers, bytes, body };
  }

  upload<T = Attachment>(
    room: string,
    name: string,
    content: string | Uint8Array,
    fields = {},
  ): Promise<Answer<T>> {
    const form = new FormData();
    for (const [key, value] of Object.entries<string>(fields)) form.append(key, value);
    form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
    return this.ask('POST', `chat-room/${room}/attachments`, { body: form });
  }

  /** As `upload`, and it must be taken. */
  async uploaded(room: string, name: string, content: string | Uint8Array, fields = {}): Promise<Attachment> {
    const answer = await this.upload(room, name, content, fields);
    if (answer.status !== 201) throw new Error(`the upload was refused: ${answer.bytes.toString()}`);
    return answer.body;
  }

  send<T = Message>(chatRoomId: string, request: Partial<SendMessageRequest>): Promise<Answer<T>> {
    return this.json('POST', 'message', {
      chatRoomId,
      content: '',
      clientMessageId: randomUUID(),
      ...request,
    });
  }

  read<T>(id: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.ask('GET', `attachment/${id}`, { headers });
  }

  json<T>(method: string, path: string, body: unknown): Promise<Answer<T>> {
    return this.ask(method, path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }
}

export interface TestService {
  app: INestApplication;
  url: string;
  dataDir: string;
  clock: AheadClock;
  someone(role: UserRole): Promise<Asker>;
  /** The names under `files` that begin with an id. */
  stored(id: string): Promise<string[]>;
  /** The ids of all that is kept. */
  storedAll(): Promise<string[]>;
  /** The room of these two. */
  roomOf(student: Asker, instructor: Asker): Promise<string>;
  stop(): Promise<void>;
}

/** The messaging modules with files over HTTP, on a database and a folder of their own. */
export async function attachmentService(
  settings: Partial<Settings> = {},
  providers: Provider[] = [],
): Promise<TestService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-attachment-'));
  const clock = new AheadClock();
  const testing = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(
        new Settings({
          dataDir,
          mongodbUri: process.env['MONGODB_URI'],
          jwtSecret: SECRET,
          logLevel: 'silent',
          rateLimits: false,
          ...settings,
        }),
      ),
      DirectoryModule.forRoot({}),
      ChatRoomModule.forRoot({}),
      MessageModule,
      AttachmentModule.forRoot({ providers }),
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestExpressApplication>(new OfficehoursHttpAdapter(), {
    logger: false,
    bodyParser: false,
  });
  configureHttp(app);
  app.setGlobalPrefix('api');
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return {
    app,
    url,
    dataDir,
    clock,
    someone: (role) => someone(url, role),
    storedAll: async () => {
      const names = await readdir(join(dataDir, 'files'), { recursive: true });
      return names.flatMap((name) => /[0-9a-f]{24}$/.exec(name)?.[0] ?? []);
    },
    stored: async (id) => {
      const names = await readdir(join(dataDir, 'files', id.slice(0, 2))).catch(() => []);
      return names.filter((name) => name.startsWith(id));
    },
    roomOf: async (student, instructor) => {
      const ids = { studentId: student.id, instructorId: instructor.id };
      return (await student.json<Room>('POST', 'chat-room', ids)).body.id;
    },
    stop: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function someone(url: string, role: UserRole): Promise<Asker> {
  const id = randomBytes(12).toString('hex');
  const token = await new SignJWT({ role, name: `${role} ${id.slice(0, 4)}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
  const asker = new Asker(url, id, token);
  // The first request makes the service know them.
  await asker.ask('GET', 'chat-room');
  return asker;
}
