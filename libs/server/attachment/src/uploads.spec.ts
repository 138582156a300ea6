import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Attachment, UploadRules } from '@officehours/contracts';
import { attachmentService, type Answer, type Asker, type TestService } from './testing/service';

const MB = 1024 ** 2;
let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService({ fileMaxSize: MB, fileQuotaUser: 3 * MB, imageMaxPixels: 1_000_000 });
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

const refusal = ({ status, body }: Answer) => [status, body.code, body.errors];
const why = (status: number, code: string, rule: string) => [status, code, [{ path: 'file', rule }]];
const incoming = () => readdir(join(service.dataDir, 'files', 'incoming')).catch(() => []);
const upload = (name: string, content: string | Uint8Array, fields = {}) =>
  amina.upload<Answer['body']>(room, name, content, fields);

/** A request body as it is written here, to be sent as it is. */
function raw(body: string, type = 'multipart/form-data; boundary=B'): Promise<Answer> {
  return amina.ask('POST', `chat-room/${room}/attachments`, { body, headers: { 'content-type': type } });
}
const part = (headers: string, content: string) =>
  `--B\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`;
const filePart = (content: string, name = 'a.txt') => part(`name="file"; filename="${name}"`, content);

describe('an upload that is not one file', () => {
  const cases: [string, string, string][] = [
    ['no part at all', '--B--\r\n', 'required'],
    ['no file', `${part('name="durationMs"', '5')}--B--\r\n`, 'required'],
    ['an empty file', `${filePart('')}--B--\r\n`, 'empty'],
    ['two files', `${filePart('a')}${filePart('b')}--B--\r\n`, 'one_file'],
    ['a file by another name', `${part('name="other"; filename="a.txt"', 'a')}--B--\r\n`, 'one_file'],
    ['an end that is missing', filePart('a'), 'malformed_multipart'],
    ['another boundary', `${filePart('a').replaceAll('--B', '--C')}--C--\r\n`, 'malformed_multipart'],
    [
      'ten thousand parts',
      `${part('name="transcript"', 'x').repeat(10_000)}--B--\r\n`,
      'malformed_multipart',
    ],
    ['a part without a name', `${part('filename="a.txt"', 'a')}--B--\r\n`, 'malformed_multipart'],
    ['a field of its own making', `${part('name="seq"', '1')}${filePart('a')}--B--\r\n`, 'unknown_field'],
    [
      'a field named __proto__',
      `${part('name="__proto__[x]"', '1')}${filePart('a')}--B--\r\n`,
      'unknown_field',
    ],
    ['a length that is none', `${part('name="durationMs"', '1e9')}${filePart('a')}--B--\r\n`, 'is_int'],
    ['a wave that is none', `${part('name="waveform"', '1,,2')}${filePart('a')}--B--\r\n`, 'matches'],
    [
      'a huge field',
      `${part('name="transcript"', 'x'.repeat(100_000))}${filePart('a')}--B--\r\n`,
      'malformed_multipart',
    ],
  ];

  it.each(cases)('is refused: %s', async (_, body, rule) => {
    const answer = await raw(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
    expect(answer.body.errors?.map((error) => error.rule)).toContain(rule);
  });

  it('is refused without a boundary, and as JSON', async () => {
    expect((await raw(filePart('a'), 'multipart/form-data')).status).toBe(400);
    expect((await raw('{"file":"x"}', 'application/json')).status).toBe(400);
    expect((await raw('x', 'text/plain')).status).toBe(415);
  });

  it('is not taken at any other path', async () => {
    const body = `${filePart('a')}--B--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=B' };
    expect((await amina.ask('POST', 'message', { body, headers })).status).toBe(415);
  });

  afterAll(async () => expect(await incoming()).toEqual([]));
});

describe('a file that is not taken', () => {
  it('is too large', async () => {
    expect(refusal(await upload('a.txt', 'x'.repeat(MB + 1)))).toEqual(
      why(413, 'payload_too_large', 'too_large'),
    );
    expect(refusal(await upload('a.txt', 'x'.repeat(3 * MB)))).toEqual(
      why(413, 'payload_too_large', 'too_large'),
    );
  });

  it.each([
    ['page.html', '<script>alert(1)</script>', 'type_not_allowed'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'type_not_allowed'],
    ['run.exe', 'MZ', 'type_not_allowed'],
    ['no ending', 'text', 'type_not_allowed'],
    ['feed.txt', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'type_not_allowed'],
    ['fake.pdf', 'just words', 'content_mismatch'],
    ['fake.png', 'just words', 'content_mismatch'],
    ['notes.txt', Buffer.from([0x61, 0x00, 0x62]), 'content_mismatch'],
    ['notes.txt', Buffer.from([0x61, 0xff, 0x62]), 'not_utf8'],
    ['paper.txt', '%PDF-1.7\n%\n', 'content_mismatch'],
    ['cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unreadable'],
  ])('is %s with %j', async (name, content, rule) => {
    expect(refusal(await upload(name, content))).toEqual(why(415, 'unsupported_media_type', rule));
  });

  afterAll(async () => expect(await incoming()).toEqual([]));
});

describe('quotas', () => {
  it('are never exceeded, however many come at once, and room is given back', async () => {
    const lena = await service.someone('instructor');
    const hers = await service.roomOf(amina, lena);
    const files = Array.from({ length: 6 }, (_, index) => `${index}`.repeat(MB - 1_000));
    const answers = await Promise.all(
      files.map((content, index) => lena.upload<Attachment & Answer['body']>(hers, `${index}.txt`, content)),
    );
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken.length).toBeLessThanOrEqual(3);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(refusal(answer)).toEqual(why(403, 'forbidden', 'quota_exceeded'));
    for (const { body } of taken) await lena.ask('DELETE', `attachment/${body.id}`);
    for (const name of ['a', 'b', 'c']) await lena.uploaded(hers, `${name}.txt`, name.repeat(MB - 1_000));
    expect((await lena.upload(hers, 'd.txt', 'd'.repeat(MB - 1_000))).status).toBe(403);
  });

  it('let one person bring six files at once', async () => {
    const held = await halfUploads(6);
    const answer = await upload('a.txt', 'a');
    expect(refusal(answer)).toEqual(why(429, 'rate_limited', 'too_many_uploads'));
    for (const abort of held) abort();
    await until(async () => (await incoming()).length === 0);
    await until(async () => (await upload('a.txt', 'a')).status === 201);
  });
});

it('says what may be uploaded', async () => {
  const { body } = await amina.ask<UploadRules>('GET', 'attachment-rules');
  expect(body).toMatchObject({ maxBytes: MB, maxPixels: 1_000_000 });
  expect(body.extensions).toEqual(expect.arrayContaining(['png', 'pdf', 'docx', 'txt']));
  expect(body.extensions).not.toEqual(expect.arrayContaining(['svg']));
});

/** One after the other: each waits for a folder that is its own. */
async function halfUploads(count: number): Promise<(() => void)[]> {
  const aborts: (() => void)[] = [];
  while (aborts.length < count) aborts.push(await halfAnUpload());
  return aborts;
}

/** Sends the beginning of a file; resolves once the service is writing it, with what breaks it off. */
async function halfAnUpload(): Promise<() => void> {
  const before = new Set(await incoming());
  const { hostname, port } = new URL(service.url);
  const sending = request({
    hostname,
    port,
    method: 'POST',
    path: `/api/message/chat-room/${room}/attachments`,
    headers: {
      ...amina.headers,
      'content-type': 'multipart/form-data; boundary=B',
      'content-length': 500_000,
    },
  });
  let isRefused = false;
  sending.on('error', () => undefined);
  sending.on('response', () => (isRefused = true));
  sending.write(filePart('x'.repeat(10_000)).slice(0, -2));
  await until(async () => isRefused || (await incoming()).some((name) => !before.has(name)));
  // The one before may still be on its way out.
  return isRefused ? halfAnUpload() : () => sending.destroy();
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 10));
}
