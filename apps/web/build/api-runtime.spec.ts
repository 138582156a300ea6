/** @jest-environment <rootDir>/../../libs/web/realtime/src/testing/browser-environment.mjs */
import { createClient as generated } from '@officehours/api-client';
import { createClient as small } from './api-runtime';

type Answers = Record<string, () => Response>;

const JSON_TYPE = { 'Content-Type': 'application/json' };
const problem = { code: 'forbidden', status: 403 };
const ANSWERS: Answers = {
  '/json': () => Response.json({ rooms: [] }),
  '/empty': () => new Response(null, { status: 204 }),
  '/blank': () => new Response('', { headers: JSON_TYPE }),
  '/refused': () => Response.json(problem, { status: 403 }),
  '/proxy': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  '/silent': () => new Response('', { status: 503 }),
  '/broken': () => new Response('{', { headers: JSON_TYPE }),
};

/** What goes out and what comes back, without what differs from run to run. */
async function run(createClient: typeof generated, method: 'get' | 'post' | 'delete', options: object) {
  const sent: unknown[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request;
    const { pathname, search } = new URL(request.url);
    sent.push([request.method, pathname + search, [...request.headers], await request.text()]);
    const answer = ANSWERS[pathname];
    if (!answer) throw new TypeError('no network');
    return answer();
  };
  const client = createClient({ baseUrl: 'http://chat.test', fetch });
  const { data, error, response } = (await client[method](options as never)) as {
    data?: unknown;
    error?: unknown;
    response?: Response;
  };
  // Of an answer without content the generated one makes null, which nothing reads.
  return {
    sent,
    data: data ?? {},
    error: error instanceof Error ? error.name : error,
    status: response?.status,
  };
}

describe('the small runtime', () => {
  it.each([
    ['get', { url: '/json' }],
    ['get', { url: '/json', query: { limit: 50, q: 'ä & b', cursor: undefined, before: 0, all: false } }],
    ['get', { url: '/room/{id}/messages', path: { id: 'a/b ü' } }],
    ['get', { url: '/json', headers: { 'X-Officehours-Refresh': '1' } }],
    ['post', { url: '/json', body: { text: 'hello', replyTo: null }, headers: JSON_TYPE }],
    ['post', { url: '/empty', headers: JSON_TYPE }],
    ['delete', { url: '/empty' }],
    ['get', { url: '/blank' }],
    ['get', { url: '/refused' }],
    ['get', { url: '/proxy' }],
    ['get', { url: '/silent' }],
    ['get', { url: '/broken' }],
    ['get', { url: '/nowhere' }],
  ] as const)('does as the generated one: %s %j', async (method, options) => {
    const own = await run(small as unknown as typeof generated, method, options);
    expect(own).toEqual(await run(generated, method, options));
    expect(own.sent).toHaveLength(1);
  });

  it('leaves the type of a form to the browser', async () => {
    const bodySerializer = () => 'name=notes';
    const options = { url: '/json', body: {}, bodySerializer, headers: { 'Content-Type': null } };
    const own = await run(small as unknown as typeof generated, 'post', options);
    expect(own).toEqual(await run(generated, 'post', options));
    expect(own.sent).toEqual([
      ['POST', '/json', [['content-type', 'text/plain;charset=UTF-8']], 'name=notes'],
    ]);
  });
});
