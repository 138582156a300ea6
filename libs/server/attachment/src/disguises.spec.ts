import { polyglots } from '@officehours/contracts/testing';
import { attachmentService, type Asker, type TestService } from './testing/service';

const CASES = polyglots.map(
  ({ name, content, status }) => [content.slice(0, 12), name, status, content] as const,
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

  it.each(CASES)('%j at its beginning, named %s: %d', async (_, name, expected, content) => {
    const answer = await amina.upload(room, name, Buffer.from(content, 'latin1'));
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
