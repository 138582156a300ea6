import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '@officehours/contracts';
import { safeName } from './file-name';
import { NAMES } from './testing/names';
import { attachmentService, type Answer, type Asker, type TestService } from './testing/service';

let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

/** Each byte of the name as a code: whatever it is, it comes through (RFC 8187). */
function coded(name: string): string {
  const codes = [...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return `filename*=UTF-8''${codes.join('')}`;
}

function sent(name: string): Promise<Answer<Attachment>> {
  const disposition = `Content-Disposition: form-data; name="file"; ${coded(name)}`;
  return amina.ask('POST', `chat-room/${room}/attachments`, {
    body: `--B\r\n${disposition}\r\n\r\nnotes\r\n--B--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=B' },
  });
}

/** What the reader of the request leaves of a name: its last part, and whole characters. */
const arrived = (name: string): string =>
  Buffer.from(name)
    .toString()
    .replace(/^.*[/\\]/s, '');
/** The name that a download suggests. */
function suggested(disposition: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (coded !== undefined) return decodeURIComponent(coded);
  const [, quoted, plain] = /filename=(?:"([^"]*)"|([^";]+))$/.exec(disposition) ?? [];
  return quoted ?? plain ?? '';
}

describe('a file by a hostile name', () => {
  const names = NAMES.map(([name]) => name);

  it.each(names.filter((name) => arrived(name).endsWith('.txt')))(
    '%j is kept under its id, and named harmlessly wherever it goes',
    async (name) => {
      const { status, body } = await sent(name);
      expect([status, body.name]).toEqual([201, safeName(arrived(name), 'txt')]);
      expect(body.name).not.toMatch(/[/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      expect(Array.from(body.name).length).toBeLessThanOrEqual(255);
      expect(await service.stored(body.id)).toEqual([body.id]);
      const { headers } = await amina.read(body.id);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const disposition = headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; filename/);
      expect(suggested(disposition)).toBe(body.name);
    },
  );

  it.each(names.filter((name) => !arrived(name).endsWith('.txt')))(
    '%j is refused: its content is not what it says',
    async (name) => {
      const { status, body } = await sent(name);
      expect([status, (body as unknown as Answer['body']).code]).toEqual(
        arrived(name) === '' ? [400, 'validation_failed'] : [415, 'unsupported_media_type'],
      );
    },
  );

  it('leaves nothing on the disk that is not called by an id', async () => {
    const found = await readdir(join(service.dataDir, 'files'), { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile()).map((entry) => entry.name);
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((name) => !/^[0-9a-f]{24}$/.test(name))).toEqual([]);
  });
});
