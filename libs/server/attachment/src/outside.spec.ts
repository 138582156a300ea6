import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Audit } from '@officehours/platform';
import { AttachmentRepository } from './attachment.repository';
import { S3FileStore } from './store/s3-file-store';
import { attachmentService, type Asker, type TestService } from './testing/service';

const portOf = (server: Server | HttpServer) => (server.address() as AddressInfo).port;

describe('a storage that speaks S3', () => {
  const objects = new Map<string, Buffer>();
  const seen: IncomingMessage[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'officehours-s3-'));
  const key = '0123456789abcdef01234567';
  let storage: HttpServer;
  let store: S3FileStore;

  beforeAll(async () => {
    storage = createHttpServer((request, response) => {
      seen.push(request);
      void buffer(request).then((body) => {
        const path = request.url ?? '';
        const known = objects.get(path);
        if (request.method === 'PUT') objects.set(path, body);
        if (request.method === 'DELETE') objects.delete(path);
        if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
        if (!known) return response.writeHead(404).end();
        const [, first, last] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
        if (first === undefined) return response.writeHead(200).end(known);
        return response.writeHead(206).end(known.subarray(Number(first), Number(last) + 1));
      });
    });
    await new Promise<void>((done) => storage.listen(0, '127.0.0.1', done));
    store = new S3FileStore({
      endpoint: `http://127.0.0.1:${portOf(storage)}`,
      bucket: 'school',
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
  });

  afterAll(() => {
    storage.close();
    storage.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  it('is given files with their length and a signature, and gives them back whole or in part', async () => {
    const path = join(folder, 'a');
    writeFileSync(path, '0123456789');
    await store.put(key, path);
    expect(seen.at(-1)?.url).toBe(`/school/${key}`);
    expect(seen.at(-1)?.headers).toMatchObject({
      'content-length': '10',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=id\//) as string,
    });
    expect((await buffer(await store.read(key))).toString()).toBe('0123456789');
    expect((await buffer(await store.read(key, { start: 2, end: 4 }))).toString()).toBe('234');
    await store.remove(key);
    await store.remove(key);
    await expect(store.read(key)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a scanner', () => {
  let clamd: Server;
  let service: TestService;
  let amina: Asker;
  let room: string;

  beforeAll(async () => {
    // As ClamAV's daemon: what is streamed to it ends with an empty chunk, then comes its verdict.
    clamd = createServer((socket) => {
      let heard = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data]);
        if (!heard.subarray(-4).equals(Buffer.alloc(4))) return;
        socket.end(heard.includes('EVIL') ? 'stream: Test.Evil FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((done) => clamd.listen(0, '127.0.0.1', done));
    service = await attachmentService({ clamdUrl: `tcp://127.0.0.1:${portOf(clamd)}` });
    amina = await service.someone('student');
    room = await service.roomOf(amina, await service.someone('instructor'));
  });

  afterAll(() => service.stop());

  it('lets clean files pass, and keeps infected ones where nobody gets them', async () => {
    expect((await amina.upload(room, 'a.txt', 'good')).status).toBe(201);
    const answer = await amina.upload<{ errors: unknown }>(room, 'a.txt', 'EVIL');
    expect([answer.status, answer.body.errors]).toEqual([415, [{ path: 'file', rule: 'infected' }]]);
    const [entry, ...others] = await service.app.get(Audit).latest({ action: 'file.quarantined', limit: 10 });
    expect(others).toEqual([]);
    const sha256 = createHash('sha256').update('EVIL').digest('hex');
    const record = await service.app.get(AttachmentRepository).find(String(entry?.details['attachmentId']));
    expect(record).toMatchObject({ state: 'quarantined', sha256 });
    expect(entry).toMatchObject({
      actorId: amina.id,
      chatRoomId: room,
      details: { sha256, found: 'Test.Evil' },
    });
    const kept = await service.storedAll();
    const answers = await Promise.all(kept.map(async (id) => (await amina.read(id)).status));
    expect(answers.sort()).toEqual([200, 404]);
  });

  it('that is away is no clean verdict', async () => {
    await new Promise((done) => clamd.close(done));
    expect((await amina.upload(room, 'a.txt', 'good')).status).toBe(503);
  });
});
