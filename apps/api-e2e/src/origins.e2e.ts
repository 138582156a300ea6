import { handshakeStatus } from './support/origins';
import { person } from './support/people';
import { expectProblem } from './support/problem';
import { rest, type Answer } from './support/rest';
import { startServer, type Server } from './support/server';
import { refreshCookie, withCookie, type Cookie, type SignedIn } from './support/session';

const SCHOOL = 'https://school.example';
const LESSONS = 'https://lessons.school.example';
const PUBLIC = 'https://chat.school.example';
const transports = ['websocket', 'polling'] as const;
const OPEN = { websocket: 101, polling: 200 };

let own: Server;
let listed: Server;

beforeAll(async () => {
  own = await startServer();
  listed = await startServer({
    ALLOWED_ORIGINS: `${SCHOOL}, https://lms.school.example:8443`,
    FRAME_ANCESTORS: LESSONS,
    PUBLIC_URL: PUBLIC,
    DEMO: 'true',
  });
});

afterAll(async () => {
  await own.stop();
  await listed.stop();
});

describe.each(transports)('a handshake over %s', (transport) => {
  it('without an Origin is no browser and is let through', async () => {
    expect(await handshakeStatus(own, transport, [])).toBe(OPEN[transport]);
    expect(await handshakeStatus(listed, transport, [])).toBe(OPEN[transport]);
  });

  it('from the service’s own origin is let through, with a list as without', async () => {
    expect(await handshakeStatus(own, transport, [own.url])).toBe(OPEN[transport]);
    expect(await handshakeStatus(listed, transport, [listed.url])).toBe(OPEN[transport]);
    expect(await handshakeStatus(listed, transport, [PUBLIC])).toBe(OPEN[transport]);
  });

  it.each([
    ['a foreign site', () => ['https://evil.example']],
    ['null', () => ['null']],
    ['nothing in the header', () => ['']],
    ['another port', () => ['http://127.0.0.1:1']],
    ['another name of this machine', () => [own.url.replace('127.0.0.1', 'localhost')]],
    ['our origin as a prefix', () => [`${own.url}.evil.example`]],
    ['our origin as a user name', () => [`${own.url}@evil.example`]],
    ['our origin as a path', () => [`https://evil.example/${own.url}`]],
    ['our origin and a slash', () => [`${own.url}/`]],
    ['a file', () => ['file://']],
    ['an extension', () => ['chrome-extension://abcdefghijklmnop']],
    ['our origin and a foreign one', () => [own.url, 'https://evil.example']],
    ['two origins in one header', () => [`${own.url}, https://evil.example`]],
  ])('from %s is refused', async (_name, origins) => {
    expect(await handshakeStatus(own, transport, origins())).toBeGreaterThanOrEqual(400);
    expect(await handshakeStatus(own, transport, origins())).toBeLessThan(500);
  });

  it.each([SCHOOL, 'https://lms.school.example:8443'])(
    'from %s, which is listed, is let through',
    async (origin) => {
      expect(await handshakeStatus(listed, transport, [origin])).toBe(OPEN[transport]);
    },
  );

  it.each([
    'http://school.example',
    'https://school.example:8443',
    'https://lms.school.example',
    'https://school.example.evil.example',
    'https://evilschool.example',
    'https://a.school.example',
    'https://SCHOOL.example',
    'null',
  ])('from %s, which only resembles a listed one, is refused', async (origin) => {
    expect(await handshakeStatus(listed, transport, [origin])).toBeGreaterThanOrEqual(400);
  });
});

describe('a page of another origin', () => {
  const preflight = (server: Server, origin: string): Promise<{ headers: Headers }> =>
    rest(server).call('OPTIONS', '/api/message/message', {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  it('may call when it is listed', async () => {
    const { headers } = await preflight(listed, SCHOOL);
    expect(headers.get('access-control-allow-origin')).toBe(SCHOOL);
    expect(headers.get('vary')).toMatch(/origin/i);
    const answer = await rest(listed, await person('student')).get('/api/auth/me', {
      headers: { origin: SCHOOL },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(SCHOOL);
  });

  it.each(['https://evil.example', 'null', 'https://school.example.evil.example'])(
    'may not read an answer when it is %s',
    async (origin) => {
      for (const server of [own, listed]) {
        expect((await preflight(server, origin)).headers.get('access-control-allow-origin')).toBeNull();
        const answer = await rest(server, await person('student')).get('/api/auth/me', {
          headers: { origin },
        });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );
});

describe('signing in, where other origins are listed', () => {
  const signIn = async (origin: string): Promise<Answer<SignedIn>> => {
    const { people } = (await rest(listed).get<{ people: { id: string }[] }>('/api/auth/demo')).body;
    return rest(listed).post('/api/auth/demo', { userId: people[0]?.id }, { headers: { origin } });
  };
  const refresh = (cookie: Cookie | undefined, origin: string): Promise<Answer<SignedIn>> =>
    withCookie(listed, 'refresh', cookie, { 'x-officehours-refresh': '1', origin });

  it.each([
    ['the service’s own page', () => listed.url],
    ['its page under its public name', () => PUBLIC],
    ['a listed page', () => SCHOOL],
  ])('works from %s', async (_name, origin) => {
    const signedIn = await signIn(origin());
    expect(signedIn.status).toBe(200);
    expect((await refresh(refreshCookie(signedIn), origin())).status).toBe(200);
  });

  it.each(['https://evil.example', 'null', LESSONS, PUBLIC.replace('https', 'http')])(
    'is refused from %s',
    async (origin) => {
      expectProblem(await signIn(origin), 'forbidden');
      const cookie = refreshCookie(await signIn(listed.url));
      expectProblem(await refresh(cookie, origin), 'forbidden');
    },
  );
});

describe('a page that wants to embed the chat', () => {
  const ancestors = async (server: Server): Promise<string[] | undefined> => {
    const { headers } = await rest(server).get('/api/auth/options');
    const policy = headers.get('content-security-policy') ?? '';
    return /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ');
  };

  it('may when it is listed for that, and no page that may only call', async () => {
    expect(await ancestors(listed)).toEqual(["'self'", LESSONS]);
    expect(await ancestors(own)).toEqual(["'self'"]);
  });

  it('may not call for being allowed to embed', async () => {
    expect(await handshakeStatus(listed, 'polling', [LESSONS])).toBe(403);
  });
});
