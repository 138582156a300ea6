import { rawHttp } from './support/raw-http';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';
import { login } from './support/session';
import { until } from './support/wait';

let server: Server;

beforeAll(async () => {
  server = await startServer({ NODE_ENV: 'production', DEMO: '', LOG_LEVEL: 'info', TRUST_PROXY: '1' });
});

afterAll(() => server.stop());

const PATHS = ['/api/auth/options', '/', '/assets/', '/docs-json', '/livez'];
const ask = (method: string, path: string, ...headers: string[]): Promise<string> =>
  rawHttp(
    server,
    [`${method} ${path} HTTP/1.1`, 'Host: a.example', 'Connection: close', ...headers, '', ''].join('\r\n'),
  );

describe('a method that nothing here offers', () => {
  it.each(['TRACE', 'PROPFIND', 'PATCH', 'DELETE', 'PUT'])(
    '%s is refused and says nothing back',
    async (method) => {
      for (const path of PATHS) {
        const answer = await ask(method, path, 'X-Canary: canary-of-a-header');
        expect(`${path} ${answer.split(' ')[1]}`).toMatch(/ (404|405|501)$/);
        expect(answer).not.toContain('canary');
      }
    },
  );

  it('CONNECT makes no tunnel', async () => {
    const answer = await rawHttp(server, 'CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: a.example\r\n\r\n');
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
  });
});

describe('a request that came without https', () => {
  it('is led nowhere else: who forgot it shall notice', async () => {
    for (const path of PATHS) {
      const answer = await ask('GET', path, 'X-Forwarded-Proto: http');
      expect(`${path} ${answer.split(' ')[1]}`).toMatch(/ [245]\d\d$/);
      expect(answer).not.toMatch(/^location:/im);
    }
  });
});

describe('what lies beside the web app', () => {
  it.each([
    '/.git/config',
    '/.env',
    '/package.json',
    '/assets/',
    '/assets/..%2f..%2fapi%2fmain.mjs',
    '/..%2fapi/main.mjs',
    '/%2e%2e/api/main.mjs',
    '/.vite/manifest.json',
    '/embedded-mongodb.mjs',
    '/main.mjs',
  ])('%s is served to nobody, nor any list of files', async (path) => {
    const { headers, body } = split(await ask('GET', path, 'Accept: */*'));
    const isPage = /content-type: text\/html/i.test(headers) && body.includes('<div id="root"');
    expect(isPage || / (400|403|404) /.test(headers.split('\r\n')[0] ?? '')).toBe(true);
    expect(body).not.toMatch(/\[core\]|"dependencies"|"isEntry"|import .* from|Index of/);
  });
});

function split(answer: string): { headers: string; body: string } {
  const at = answer.indexOf('\r\n\r\n');
  return { headers: answer.slice(0, at), body: answer.slice(at + 4) };
}

describe('a production service that nobody has set up yet', () => {
  it('is no demo', async () => {
    expect((await rest(server).get('/api/auth/options')).body).toEqual({ accounts: true, demo: false });
  });

  it.each(['admin', 'root', 'administrator', 'demo', 'officehours', 'amina.haddad'])(
    'has no account for %s',
    async (name) => {
      for (const email of [name, `${name}@localhost`, `${name}@officehours.example`])
        for (const password of [name, 'password', 'officehours'])
          expect((await login(server, { email, password })).status).toBe(401);
    },
  );
});

describe('the log', () => {
  it('is JSON, a line each, in which a request is found by its id, with its time in UTC', async () => {
    await rest(server).get('/api/auth/me', { headers: { 'x-request-id': 'found-again-77' } });
    const lines = (): Record<string, unknown>[] =>
      server
        .log()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const found = () => lines().find((line) => JSON.stringify(line).includes('found-again-77'));
    await until('the line of the request', () => found() !== undefined);
    expect(found()).toMatchObject({
      level: expect.any(Number),
      time: expect.any(Number),
      pid: expect.any(Number),
      req: { id: 'found-again-77', method: 'GET', path: '/api/auth/me' },
      res: { statusCode: 401 },
    });
  });
});
