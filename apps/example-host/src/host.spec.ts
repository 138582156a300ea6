import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Clock,
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  Settings,
} from '@officehours/platform';
import { SignJWT } from 'jose';
import { io, type Socket } from 'socket.io-client';
import { exampleSchool } from './example-school';
import { HostModule } from './host.module';

const SECRET = 'an-example-secret-of-the-host-platform';
const COURSE = '0000000000000000000000c1';
const [mira, jonas, tanaka, silva] = exampleSchool.people.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
];

class SettableClock extends Clock {
  time = new Date('2026-11-23T10:00:00Z');
  now(): Date {
    return this.time;
  }
}

describe('a host application with a directory and a policy of its own', () => {
  const clock = new SettableClock();
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-host-'));
  let app: NestExpressApplication;
  let base: string;

  beforeAll(async () => {
    const settings = new Settings({ dataDir, jwtSecret: SECRET, logLevel: 'silent' });
    app = await NestFactory.create<NestExpressApplication>(
      HostModule.with(settings, exampleSchool, clock),
      new OfficehoursHttpAdapter(),
      {
        bodyParser: false,
        logger: false,
      },
    );
    configureHttp(app);
    app.setGlobalPrefix('api');
    app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true });
  });

  it('serves its own routes beside the chat’s', async () => {
    expect(await (await fetch(`${base}/api/timetable`)).json()).toEqual({ monday: ['Linear Algebra I'] });
  });

  it('lets in whom its directory knows, by the directory’s name, and nobody else', async () => {
    expect(await call('GET', '/api/message/chat-room', mira)).toMatchObject({ status: 200 });
    expect(await call('GET', '/api/message/chat-room', 'f'.repeat(24))).toMatchObject({ status: 401 });
  });

  it('asks its policy who may have a room', async () => {
    expect(await open(mira, tanaka)).toMatchObject({
      status: 201,
      body: { participants: expect.arrayContaining([expect.objectContaining({ name: 'Mira Okafor' })]) },
    });
    // Whom one may not know is answered like nobody.
    expect(await open(mira, silva)).toMatchObject({ status: 404 });
  });

  it('asks its policy who may write now, over REST and over the socket', async () => {
    const { body } = await open(jonas, tanaka);
    const chatRoomId = String(body['id']);
    clock.time = new Date('2026-11-23T23:00:00Z');
    const refused = await call('POST', '/api/message/message', jonas, {
      chatRoomId,
      content: 'still awake?',
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });

    const socket = await connect(jonas);
    expect(await socket.emitWithAck('sendMessage', { chatRoomId, content: 'hello?' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    clock.time = new Date('2026-11-24T10:00:00Z');
    expect(await socket.emitWithAck('sendMessage', { chatRoomId, content: 'good morning' })).toMatchObject({
      ok: true,
      data: { seq: 1 },
    });
    socket.close();
  });

  async function open(studentId: string, instructorId: string) {
    return call('POST', '/api/message/chat-room', studentId, { studentId, instructorId, courseId: COURSE });
  }

  async function call(method: string, path: string, userId: string, body?: unknown) {
    const headers = { authorization: `Bearer ${await token(userId)}`, 'content-type': 'application/json' };
    const response = await fetch(base + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function connect(userId: string): Promise<Socket> {
    const socket = io(base, { auth: { token: await token(userId) }, transports: ['websocket'] });
    await new Promise<void>((resolve, reject) =>
      socket.once('connect', resolve).once('connect_error', reject),
    );
    return socket;
  }
});

function token(userId: string): Promise<string> {
  return new SignJWT({ role: 'student', name: 'as the token says' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(SECRET));
}
