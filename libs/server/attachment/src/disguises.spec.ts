import { attachmentService, type Asker, type TestService } from './testing/service';

const PAGE = '<!doctype html><html><script>canary()</script></html>';

/** What is before the page, and the answer to it under each ending: 201 is taken, and must be served as nothing that runs. */
const HEADS: [head: string, html: number, svg: number, txt: number, pdf: number, png: number][] = [
  ['', 415, 415, 201, 415, 415],
  ['GIF89a', 415, 415, 415, 415, 415],
  ['%PDF-1.7\n', 415, 415, 415, 201, 415],
  ['\x89PNG\r\n\x1a\n', 415, 415, 415, 415, 415],
  ['\xff\xd8\xff', 415, 415, 415, 415, 415],
  ['PK\x03\x04', 415, 415, 415, 415, 415],
  ['RIFF....WEBP', 415, 415, 415, 415, 415],
  ['\xef\xbb\xbf', 415, 415, 201, 415, 415],
];
const ENDINGS = ['html', 'svg', 'txt', 'pdf', 'png'];
const CASES = HEADS.flatMap(([head, ...statuses]) =>
  statuses.map((status, index) => [head, ENDINGS[index] ?? '', status] as const),
);

let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

describe('a page in disguise', () => {
  it('is tried in forty ways', () => expect(CASES).toHaveLength(40));

  it.each(CASES)('%j before it, named .%s: %d', async (head, ending, expected) => {
    const answer = await amina.upload(room, `a.${ending}`, Buffer.from(`${head}${PAGE}`, 'latin1'));
    expect(answer.status).toBe(expected);
    if (expected !== 201) return;
    const { headers } = await amina.read(answer.body.id);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-type')).toMatch(/^(text\/plain; charset=utf-8|application\/pdf)$/);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});
