import { person } from './support/people';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

describe('every answer of the API', () => {
  it.each([
    ['a success', '/api/auth/options'],
    ['a refusal', '/api/auth/me'],
    ['a missing route', '/api/nothing'],
  ])('%s may not be kept, guessed at, framed or traced to what made it', async (_name, path) => {
    const { headers } = await rest(server).get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/no-referrer|same-origin/),
      'content-security-policy': expect.stringMatching(/default-src 'self'/),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).toMatch(/base-uri 'none'/);
    expect(policy).toMatch(/frame-ancestors /);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'|unsafe-eval/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('content-type')).toMatch(/charset=utf-8/i);
  });
});

describe('long polling', () => {
  it('answers with https for a year, too, and may not be kept, guessed at or framed', async () => {
    const { status, headers } = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });
});

describe('a token with all that the contract lets into it', () => {
  it('fits into the headers', async () => {
    const courses = Array.from({ length: 200 }, (_, n) => ({
      id: newId(),
      title: `Course ${n}`,
      role: 'student',
    }));
    const one = await person('student', { courses, picture: `https://school.example/${'x'.repeat(1_000)}` });
    expect((await rest(server, one).get('/api/auth/me')).status).toBe(200);
  });
});

describe('health', () => {
  it.each(['/livez', '/readyz'])('%s answers without a token and without details', async (path) => {
    const { status, text } = await rest(server).get(path);
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(50);
  });
});
