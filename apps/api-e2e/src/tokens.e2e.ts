import { SignJWT, exportSPKI } from 'jose';
import { connect, open } from './support/client';
import { FORGERIES, handmade } from './support/forgery';
import { keyPair, serveKeys, type KeyPair } from './support/keys';
import { person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { RawSocket } from './support/raw-socket';
import { rest, type Answer } from './support/rest';
import { startServer, type Server } from './support/server';
import { newId, seconds, sign } from './support/tokens';
import { until } from './support/wait';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

const me = (at: Server, token: string): Promise<Answer<{ id: string }>> =>
  rest(at).get('/api/auth/me', { headers: { authorization: `Bearer ${token}` } });

/** The code with which a handshake with this token is refused, or `accepted`. */
function handshake(at: Server, token: string): Promise<string> {
  return connect(at, { token }).then(
    () => 'accepted',
    (error: Error & { data?: { code: string } }) => error.data?.code ?? error.message,
  );
}

const withoutRequestId = (text: string): string => text.replace(/"requestId":"[^"]*"/, '"requestId":""');

describe.each(FORGERIES)('a token with $name', ({ token }) => {
  it('opens nothing over REST, at the handshake and at renewal', async () => {
    const forged = await token();
    const honest = await connect(server, await person('student'));

    const answer = await me(server, forged);
    expectProblem(answer, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    // One answer for every fault: it does not help to guess.
    const plain = await me(server, 'x');
    expect(withoutRequestId(answer.text)).toBe(withoutRequestId(plain.text));

    expect(await handshake(server, forged)).toBe('unauthenticated');

    const renewal = await honest.ask('authenticate', { token: forged });
    expect(renewal).toMatchObject({
      ok: false,
      error: { code: forged === '' ? expect.anything() : 'unauthenticated' },
    });
    // The socket keeps the token that it had.
    expect(honest.socket.connected).toBe(true);
  });
});

describe('a valid token', () => {
  it.each([
    ['expired less than 60 s ago', { exp: seconds(-30) }],
    ['valid from less than 60 s ahead', { nbf: seconds(30) }],
    ['with claims that nobody here knows', { tenant: 'school', scope: ['a'] }],
    ['with a session of the platform', { sid: 'platform-session-1' }],
    ['with iss and aud, when none are configured', { iss: 'https://school.example', aud: 'other' }],
  ])('%s is accepted over REST and at the handshake', async (_name, claims) => {
    const { token } = await person('student', claims);
    expect((await me(server, token)).status).toBe(200);
    expect(await handshake(server, token)).toBe('accepted');
  });

  it('may come as an Authorization header of the handshake', async () => {
    const { token } = await person('student');
    const client = await open(server, { extraHeaders: { authorization: `Bearer ${token}` } });
    expect(client.socket.connected).toBe(true);
  });

  it('is not looked for in an address', async () => {
    const { token } = await person('student');
    for (const name of ['token', 'access_token', 'auth_token']) {
      expectProblem(await rest(server).get(`/api/auth/me?${name}=${token}`), 'unauthenticated');
      await expect(open(server, { query: { [name]: token } })).rejects.toMatchObject({
        data: { code: 'unauthenticated' },
      });
    }
  });

  it('of another person cannot take over a socket', async () => {
    const socket = await connect(server, await person('student'));
    expectRefusal(await socket.ask('authenticate', { token: (await person('student')).token }), 'forbidden');
  });
});

describe('without any token', () => {
  it.each([
    ['no auth', undefined],
    ['an object for a token', { token: { $ne: '' } }],
    ['a list for a token', { token: ['x'] }],
    ['a number for a token', { token: 7 }],
  ])('a handshake with %s is refused', async (_name, auth) => {
    const attempt = open(server, { auth: auth as Record<string, unknown> });
    await expect(attempt).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  });

  it.each(['"token"', '["token"]', '5', 'null'])(
    'a handshake that says %s is refused or closed',
    async (auth) => {
      const raw = await RawSocket.open(server);
      raw.send(`40${auth}`);
      const refused = raw.next((frame) => frame.startsWith('44'));
      expect(await Promise.race([refused, raw.closed().then(() => 'closed')])).toMatch(
        /unauthenticated|closed/,
      );
      expect(raw.frames.some((frame) => frame.startsWith('40'))).toBe(false);
    },
  );
});

describe('issuer and audience, when configured', () => {
  let strict: Server;
  const right = { iss: 'https://school.example', aud: 'officehours' };

  beforeAll(async () => {
    strict = await startServer({ JWT_ISSUER: right.iss, JWT_AUDIENCE: right.aud });
  });

  afterAll(() => strict.stop());

  it.each([
    ['the right ones', right],
    ['several audiences, ours among them', { ...right, aud: ['library', right.aud] }],
  ])('%s are accepted', async (_name, claims) => {
    const { token } = await person('student', claims);
    expect((await me(strict, token)).status).toBe(200);
    expect(await handshake(strict, token)).toBe('accepted');
  });

  it.each([
    ['another issuer', { ...right, iss: 'https://school.example.evil' }],
    ['no issuer', { aud: right.aud }],
    ['another audience', { ...right, aud: 'library' }],
    ['no audience', { iss: right.iss }],
    ['an audience that ours begins with', { ...right, aud: 'office' }],
  ])('%s is refused', async (_name, claims) => {
    const { token } = await person('student', claims);
    expectProblem(await me(strict, token), 'unauthenticated');
    expect(await handshake(strict, token)).toBe('unauthenticated');
  });
});

describe('the keys of a platform', () => {
  let keyed: Server;
  let pairs: KeyPair[];
  let published: Awaited<ReturnType<typeof serveKeys>>;

  beforeAll(async () => {
    pairs = await Promise.all([keyPair('RS256', 'rsa-1'), keyPair('ES256', 'ec-1')]);
    published = await serveKeys(pairs);
    keyed = await startServer({ JWT_SECRET: '', JWT_JWKS_URL: published.url });
  });

  afterAll(async () => {
    published.close();
    await keyed.stop();
  });

  const claims = { role: 'student', name: 'Keyed' };
  const signed = (pair: KeyPair, kid = pair.kid): Promise<string> =>
    new SignJWT({ ...claims, sub: newId(), iat: seconds(), exp: seconds(600) })
      .setProtectedHeader({ alg: pair.alg, kid })
      .sign(pair.privateKey);

  it.each([0, 1])('sign tokens that are accepted (key %i)', async (index) => {
    const token = await signed(pairs[index] as KeyPair);
    expect((await me(keyed, token)).status).toBe(200);
    expect(await handshake(keyed, token)).toBe('accepted');
  });

  it('with an unknown kid, from another pair or with a shared secret open nothing', async () => {
    const [rsa] = pairs as [KeyPair];
    const stranger = await keyPair('RS256', 'rsa-1');
    const pem = await exportSPKI(rsa.publicKey);
    const payload = { ...claims, sub: newId(), exp: seconds(600) };
    const forged = [
      await signed(rsa, 'rsa-2'),
      await signed(stranger),
      await sign(payload),
      handmade({ alg: 'HS256', kid: 'rsa-1' }, payload, pem),
      handmade({ alg: 'RS256', kid: 'rsa-1' }, payload, pem),
    ];
    const honest = await connect(keyed, { token: await signed(rsa) });
    for (const token of forged) {
      expectProblem(await me(keyed, token), 'unauthenticated');
      expect(await handshake(keyed, token)).toBe('unauthenticated');
      expectRefusal(await honest.ask('authenticate', { token }), 'unauthenticated');
    }
  });

  it('are changed without a restart: a new one is taken, and an old one no longer', async () => {
    const [old] = pairs as [KeyPair];
    const next = await keyPair('RS256', 'rsa-next');
    await published.publish([next]);
    // Half a minute after they were last fetched; else forged tokens would have the platform asked without end.
    const patience = Date.now() + 45_000;
    while ((await me(keyed, await signed(next))).status !== 200) {
      expect(Date.now()).toBeLessThan(patience);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    expect(await handshake(keyed, await signed(next))).toBe('accepted');
    expectProblem(await me(keyed, await signed(old)), 'unauthenticated');
    expect(await handshake(keyed, await signed(old))).toBe('unauthenticated');
  }, 60_000);

  it('that cannot be fetched say nothing about a token', async () => {
    const gone = await serveKeys([]);
    gone.close();
    const alone = await startServer({ JWT_SECRET: '', JWT_JWKS_URL: gone.url });
    try {
      const token = await signed(pairs[0] as KeyPair);
      expectProblem(await me(alone, token), 'unavailable');
      expect(await handshake(alone, token)).toBe('unavailable');
    } finally {
      await alone.stop();
    }
  });

  it('that are published without TLS are not read at an https address, which is written down', async () => {
    const plain = await serveKeys(pairs);
    const secure = plain.url.replace(/^http:/, 'https:');
    const alone = await startServer({ JWT_SECRET: '', JWT_JWKS_URL: secure });
    try {
      const answer = await me(alone, await signed(pairs[0] as KeyPair));
      const { requestId } = expectProblem(answer, 'unavailable');
      await until('the fault in the log', () => alone.log().includes(requestId));
      const line = alone
        .log()
        .split('\n')
        .find((one) => one.includes(requestId));
      expect(JSON.parse(line ?? '')).toMatchObject({
        level: 50,
        requestId,
        err: { stack: expect.any(String) },
      });
    } finally {
      await alone.stop();
      plain.close();
    }
  });
});
