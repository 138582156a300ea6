import type { User } from '@officehours/contracts';
import { connect } from './support/client';
import { person } from './support/people';
import { expectProblem } from './support/problem';
import { rest, type Answer } from './support/rest';
import { startServer, type Server } from './support/server';
import {
  login,
  newAccount,
  refreshCookie,
  withCookie,
  type Account,
  type Cookie,
  type SignedIn,
} from './support/session';
import { until } from './support/wait';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

const me = (accessToken: string, at = server): Promise<Answer<User>> =>
  rest(at).get('/api/auth/me', { headers: { authorization: `Bearer ${accessToken}` } });
const withoutRequestId = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');

async function signedIn(): Promise<{ account: Account; session: SignedIn; cookie: Cookie }> {
  const account = await newAccount(server);
  const answer = await login(server, account);
  const cookie = refreshCookie(answer);
  if (answer.status !== 200 || !cookie)
    throw new Error(`The login was answered with ${answer.status}: ${answer.text}`);
  return { account, session: answer.body, cookie };
}

describe('signing in', () => {
  it('answers with an access token that opens REST and the socket, and with who one is', async () => {
    const account = await newAccount(server, { role: 'instructor', name: 'Grace Hopper' });
    const answer = await login(server, account);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresIn: expect.any(Number),
      user: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        name: 'Grace Hopper',
        role: 'instructor',
        email: account.email,
        avatarUrl: null,
      },
    });
    expect(answer.body.expiresIn).toBeGreaterThan(60);
    expect(answer.body.expiresIn).toBeLessThanOrEqual(3600);
    expect((await me(answer.body.accessToken)).body).toEqual(answer.body.user);
    expect((await connect(server, { token: answer.body.accessToken })).socket.connected).toBe(true);
  });

  it('sets a refresh cookie that no script and no other site can use', async () => {
    const { cookie } = await signedIn();
    expect(cookie.name).toBe('officehours_refresh');
    expect(cookie.value.length).toBeGreaterThanOrEqual(40);
    expect(cookie.flags).toEqual(expect.arrayContaining(['httponly', 'samesite=strict']));
    expect(cookie.flags.some((flag) => /^(max-age=\d{4,}|expires=)/.test(flag))).toBe(true);
    expect(cookie.flags.some((flag) => flag.startsWith('domain='))).toBe(false);
  });

  it('does not mind how the e-mail is capitalised', async () => {
    const account = await newAccount(server);
    expect((await login(server, { ...account, email: account.email.toUpperCase() })).status).toBe(200);
  });

  it('answers an unknown e-mail and a wrong password alike, to the byte', async () => {
    const account = await newAccount(server);
    const unknown = { email: 'nobody@school.example', password: account.password };
    const wrong = { email: account.email, password: 'wrong horse' };
    const answers = [await login(server, unknown), await login(server, wrong)];
    for (const answer of answers) expectProblem(answer, 'unauthenticated');
    expect(withoutRequestId(answers[0]?.text ?? '')).toBe(withoutRequestId(answers[1]?.text ?? ''));
  });

  it.each([
    ['a list for the e-mail', { email: ['a@b.example'], password: 'long enough' }],
    ['an operator for the password', { email: 'a@b.example', password: { $ne: '' } }],
    ['a number for the password', { email: 'a@b.example', password: 12345678 }],
    ['no password', { email: 'a@b.example' }],
    ['1,025 bytes of password', { email: 'a@b.example', password: 'x'.repeat(1_025) }],
    ['a field of ours', { email: 'a@b.example', password: 'long enough', role: 'admin' }],
  ])('with %s is malformed', async (_name, body) => {
    expectProblem(await rest(server).post('/api/auth/login', body), 'validation_failed');
  });
});

describe('an account', () => {
  it('is made by an admin only', async () => {
    const body = { email: 'new@school.example', password: 'long enough', name: 'New', role: 'student' };
    for (const role of ['student', 'instructor'] as const) {
      expectProblem(await rest(server, await person(role)).post('/api/auth/account', body), 'forbidden');
    }
    expectProblem(await rest(server).post('/api/auth/account', body), 'unauthenticated');
    expectProblem(await login(server, body), 'unauthenticated');
  });

  it.each(['1234567', '😀😁😂🤣😀😁😂', 'tea '.repeat(257), 'Password1', '12345678', 'aaaaaaaa'])(
    'does not take %.12s… for a password',
    async (password) => {
      const body = { email: 'short@school.example', password, name: 'Short', role: 'student' };
      const answer = await rest(server, await person('admin')).post('/api/auth/account', body);
      expect(expectProblem(answer, 'validation_failed').errors).toEqual([
        { path: 'password', rule: expect.any(String) },
      ]);
    },
  );

  it.each(['pass wörd', '20482716', '😀😁😂🤣'.repeat(2), 'tea '.repeat(256)])(
    'takes %.12s… for a password',
    async (password) => {
      const account = await newAccount(server, { password });
      expect((await login(server, account)).status).toBe(200);
      expectProblem(
        await login(server, { ...account, password: `${[...password].slice(1).join('')}!` }),
        'unauthenticated',
      );
    },
  );
});

describe('refreshing', () => {
  it('gives a new access token and a new cookie', async () => {
    const { session, cookie } = await signedIn();
    const answer = await withCookie(server, 'refresh', cookie);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toEqual(session.user);
    expect((await me(answer.body.accessToken)).status).toBe(200);
    const next = refreshCookie(answer);
    expect(next?.name).toBe(cookie.name);
    expect(next?.value).not.toBe(cookie.value);
    expect((await withCookie(server, 'refresh', next)).status).toBe(200);
  });

  it('twenty times at once, as tabs do, leads to one successor', async () => {
    const { cookie } = await signedIn();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => withCookie(server, 'refresh', cookie)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const successors = new Set(answers.map((answer) => refreshCookie(answer)?.value));
    expect(successors.size).toBe(1);
  });

  it('goes on after a restart', async () => {
    const { cookie } = await signedIn();
    await server.restart();
    expect((await withCookie(server, 'refresh', cookie)).status).toBe(200);
  });

  it('without a cookie, or with one that was made up, is unauthenticated', async () => {
    const { cookie } = await signedIn();
    expectProblem(await withCookie(server, 'refresh', undefined), 'unauthenticated');
    for (const value of [
      'x',
      '',
      `${cookie.value}x`,
      cookie.value.slice(0, -1),
      encodeURIComponent('{"$ne":""}'),
    ]) {
      expectProblem(await withCookie(server, 'refresh', { ...cookie, value }), 'unauthenticated');
    }
  });

  it('without the header that only our own page sends is refused, and the session goes on', async () => {
    const { cookie } = await signedIn();
    for (const headers of [{}, { 'x-officehours-refresh': '' }, { 'content-type': 'text/plain' }]) {
      const answer = await withCookie(server, 'refresh', cookie, headers as Record<string, string>);
      expect([401, 403]).toContain(answer.status);
      expect(refreshCookie(answer)?.value ?? '').toBe('');
    }
    expect((await withCookie(server, 'refresh', cookie)).status).toBe(200);
  });

  it.each(['https://evil.example', 'null'])('from %s is forbidden', async (origin) => {
    const { cookie } = await signedIn();
    const headers = { 'x-officehours-refresh': '1', origin };
    expectProblem(await withCookie(server, 'refresh', cookie, headers), 'forbidden');
    expectProblem(await withCookie(server, 'logout', cookie, headers), 'forbidden');
  });

  it('by GET does nothing', async () => {
    const { cookie } = await signedIn();
    const headers = { cookie: `${cookie.name}=${cookie.value}`, 'x-officehours-refresh': '1' };
    const answer = await rest(server).get('/api/auth/refresh', { headers });
    expect(answer.status).toBe(405);
    expect(refreshCookie(answer)).toBeUndefined();
  });
});

describe('the two kinds of token', () => {
  it('do not stand in for each other', async () => {
    const { session, cookie } = await signedIn();
    expectProblem(await me(cookie.value), 'unauthenticated');
    await expect(connect(server, { token: cookie.value })).rejects.toMatchObject({
      data: { code: 'unauthenticated' },
    });
    expectProblem(
      await withCookie(server, 'refresh', { ...cookie, value: session.accessToken }),
      'unauthenticated',
    );
  });
});

describe('signing out', () => {
  it('ends the session: its cookie, its access token and its open sockets', async () => {
    const { session, cookie } = await signedIn();
    const socket = await connect(server, { token: session.accessToken });
    const answer = await withCookie(server, 'logout', cookie);
    expect(answer.status).toBe(204);
    expect(refreshCookie(answer)?.value ?? '').toBe('');

    expect(await socket.next('sessionEnded', undefined, 2_000)).toEqual({ code: 'session_ended' });
    await socket.closed();
    expectProblem(await withCookie(server, 'refresh', cookie), 'unauthenticated');
    await until(
      'the access token to be refused',
      async () => (await me(session.accessToken)).status === 401,
      12_000,
    );
    expectProblem(await me(session.accessToken), 'session_ended');
    await expect(connect(server, { token: session.accessToken })).rejects.toMatchObject({
      data: { code: 'session_ended' },
    });
  });

  it('leaves the person’s other sessions alone', async () => {
    const { account, cookie } = await signedIn();
    const other = await login(server, account);
    const socket = await connect(server, { token: other.body.accessToken });
    expect((await withCookie(server, 'logout', cookie)).status).toBe(204);
    expect((await withCookie(server, 'refresh', refreshCookie(other))).status).toBe(200);
    expect((await me(other.body.accessToken)).status).toBe(200);
    expect(socket.all('sessionEnded')).toEqual([]);
  });
});

describe('behind a proxy, with limits on', () => {
  let behindProxy: Server;

  beforeAll(async () => {
    behindProxy = await startServer({ TRUST_PROXY: '1', RATE_LIMITS: 'on' });
  });

  afterAll(() => behindProxy.stop());

  it('the cookie is a __Host- cookie over https', async () => {
    const account = await newAccount(behindProxy);
    const https = { headers: { 'x-forwarded-proto': 'https' } };
    const cookie = refreshCookie(await login(behindProxy, account, https));
    expect(cookie?.name).toBe('__Host-officehours_refresh');
    expect(cookie?.flags).toEqual(
      expect.arrayContaining(['secure', 'httponly', 'samesite=strict', 'path=/']),
    );
  });

  it('guessing is stopped after five failures, for an unknown e-mail as for a known one', async () => {
    const { email } = await newAccount(behindProxy);
    const guess = async (address: string, n: number): Promise<number> =>
      (await login(behindProxy, { email: address, password: `guess ${n}` })).status;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < 7; n += 1) {
      known.push(await guess(email, n));
      unknown.push(await guess('no@school.example', n));
    }
    expect(known).toEqual(unknown);
    expect(known[0]).toBe(401);
    const blocked = await login(behindProxy, { email, password: 'guess again' });
    expectProblem(blocked, 'rate_limited');
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('outside a demo', () => {
  it('there is none of its one-click sign-in', async () => {
    expectProblem(await rest(server).get('/api/auth/demo'), 'not_found');
    const body = { userId: (await person('student')).id };
    expectProblem(await rest(server).post('/api/auth/demo', body), 'not_found');
  });
});

describe('GET /api/auth/options', () => {
  it('says what a sign-in page may offer', async () => {
    expect((await rest(server).get('/api/auth/options')).body).toEqual({ accounts: true, demo: false });
  });

  it('offers no accounts where the platform’s keys sign the tokens', async () => {
    const keyed = await startServer({ JWT_SECRET: '', JWT_JWKS_URL: 'http://127.0.0.1:1/keys.json' });
    const options = await rest(keyed).get('/api/auth/options');
    const attempt = await login(keyed, { email: 'a@school.example', password: 'long enough' });
    await keyed.stop();
    expect(options.body).toEqual({ accounts: false, demo: false });
    expectProblem(attempt, 'not_found');
  });
});
