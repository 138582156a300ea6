import { readdir } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Problem } from '@officehours/contracts';
import { attachmentService, type Asker, type TestService } from './testing/service';
import { UploadSpeed } from './upload-speed';

const SPAN_MS = 400;
const LEAST = 10 * 1024;

/** Looks again soon, so that a test need not wait for half a minute. */
class ImpatientSpeed extends UploadSpeed {
  protected override readonly spanMs = SPAN_MS;
}

let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  const speed = { provide: UploadSpeed, useClass: ImpatientSpeed };
  service = await attachmentService({ fileMinSpeed: LEAST }, [speed]);
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

const BEGIN = '--B\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
const END = '\r\n--B--\r\n';

/** An upload of which the caller writes the bytes; `over` says the status and why, or `broken off`. */
function slowly(): { sending: ClientRequest; over: Promise<string> } {
  const headers = { ...amina.headers, 'content-type': 'multipart/form-data; boundary=B' };
  const path = `/api/message/chat-room/${room}/attachments`;
  const sending = request(new URL(path, service.url), { method: 'POST', headers });
  const over = new Promise<string>((resolve) => {
    sending.on('error', () => resolve('broken off'));
    sending.on('response', (answer) => {
      void json(answer).then((body) => {
        const [error] = (body as Partial<Problem>).errors ?? [];
        resolve([answer.statusCode, error?.rule].filter(Boolean).join(' '));
      });
    });
  });
  sending.write(BEGIN);
  return { sending, over };
}

const every = (ms: number, act: () => void): (() => void) => {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
};
const incoming = () => readdir(join(service.dataDir, 'files', 'incoming'));

describe('an upload that comes slowly', () => {
  it('is refused with the reason, leaves nothing, and gives its place to others', async () => {
    const began = Date.now();
    const trickles = Array.from({ length: 6 }, slowly);
    const stops = trickles.map(({ sending }) => every(20, () => sending.write('x')));
    expect(await Promise.all(trickles.map(({ over }) => over))).toEqual(Array(6).fill('408 too_slow'));
    stops.forEach((stop) => stop());
    expect(Date.now() - began).toBeGreaterThanOrEqual(SPAN_MS);
    while ((await incoming()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await amina.upload(room, 'a.txt', 'a')).status).toBe(201);
  });

  it('is taken when it comes just fast enough, however long that is', async () => {
    const { sending, over } = slowly();
    const stop = every(50, () => sending.write('x'.repeat(LEAST / 10)));
    await new Promise((resolve) => setTimeout(resolve, 3 * SPAN_MS));
    stop();
    sending.end(END);
    expect(await over).toBe('201');
  });
});
