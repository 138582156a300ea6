import { randomUUID } from 'node:crypto';
import { DomainEvents } from '@officehours/platform';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { AccountService } from './account.service';
import { accountService, hostToken, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';
const MINUTE = 60_000;

let service: TestService;

beforeAll(async () => {
  service = await accountService();
});

afterAll(() => service.stop());

const http = () => request(service.app.getHttpServer());

async function newAccount(): Promise<string> {
  const email = `${randomUUID()}@school.example`;
  await service.app
    .get(AccountService)
    .create({ email, password: PASSWORD, name: 'Amina Haddad', role: 'student' });
  return email;
}

async function signIn(): Promise<{ accessToken: string; cookie: string; sessionId: string }> {
  const answer = await http()
    .post('/api/auth/login')
    .send({ email: await newAccount(), password: PASSWORD })
    .expect(200);
  const accessToken = String(answer.body.accessToken);
  return { accessToken, cookie: cookieOf(answer), sessionId: String(decodeJwt(accessToken).sid) };
}

/** `name=value` of the cookie that an answer sets. */
function cookieOf(answer: request.Response): string {
  const [line = ''] = answer.headers['set-cookie'] as unknown as string[];
  return line.split(';')[0] ?? '';
}

const refresh = (cookie: string) =>
  http().post('/api/auth/refresh').set('Cookie', cookie).set('X-Officehours-Refresh', '1');
const logout = (cookie: string) =>
  http().post('/api/auth/logout').set('Cookie', cookie).set('X-Officehours-Refresh', '1');
const me = (token: string) => http().get('/api/auth/me').set('Authorization', `Bearer ${token}`);

function endedSessions(): string[] {
  const ended: string[] = [];
  service.app.get(DomainEvents).on('session.ended', ({ sessionId }) => void ended.push(sessionId));
  return ended;
}

describe('an access token', () => {
  it('says who one is for fifteen minutes, and whose token it is, and nothing of courses', async () => {
    const { accessToken } = await signIn();
    const { iat = 0, exp, sub, ...claims } = decodeJwt(accessToken);
    expect(exp).toBe(iat + 900);
    expect(claims).toEqual({
      role: 'student',
      name: 'Amina Haddad',
      email: expect.stringContaining('@'),
      sid: expect.any(String),
      'officehours/own': true,
    });
    expect((await me(accessToken).expect(200)).body).toMatchObject({
      id: sub,
      name: 'Amina Haddad',
      avatarUrl: null,
    });
  });
});

describe('refreshing', () => {
  it('replaces the token each time', async () => {
    const { cookie } = await signIn();
    const second = cookieOf(await refresh(cookie).expect(200));
    const third = cookieOf(await refresh(second).expect(200));
    expect(new Set([cookie, second, third]).size).toBe(3);
  });

  it('a hundred times at once leads to one successor', async () => {
    const { cookie } = await signIn();
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(cookie)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
  });

  it('with the token before is answered alike for thirty seconds', async () => {
    const { cookie } = await signIn();
    const successor = cookieOf(await refresh(cookie).expect(200));
    service.clock.forward(29_000);
    expect(cookieOf(await refresh(cookie).expect(200))).toBe(successor);
    await refresh(successor).expect(200);
  });

  it('with the token before after thirty seconds ends the session for both who hold it', async () => {
    const ended = endedSessions();
    const { cookie, accessToken, sessionId } = await signIn();
    const successor = cookieOf(await refresh(cookie).expect(200));
    service.clock.forward(31_000);
    await refresh(cookie).expect(401);
    await refresh(successor).expect(401);
    expect(ended).toEqual([sessionId]);
    expect((await me(accessToken).expect(401)).body).toMatchObject({ code: 'session_ended' });
  });

  it('with a token of long ago ends the session, however new the last one is', async () => {
    const { cookie } = await signIn();
    const second = cookieOf(await refresh(cookie).expect(200));
    const third = cookieOf(await refresh(second).expect(200));
    await refresh(cookie).expect(401);
    await refresh(third).expect(401);
  });

  it('keeps a session that is used, and not one that is left alone for a month', async () => {
    const used = await signIn();
    const left = await signIn();
    service.clock.forward(20 * 24 * 60 * MINUTE);
    const next = cookieOf(await refresh(used.cookie).expect(200));
    service.clock.forward(20 * 24 * 60 * MINUTE);
    await refresh(next).expect(200);
    await refresh(left.cookie).expect(401);
  });

  it('keeps no session for longer than 180 days, however often it is used', async () => {
    let { cookie } = await signIn();
    for (let time = 1; time <= 8; time += 1) {
      service.clock.forward(20 * 24 * 60 * MINUTE);
      cookie = cookieOf(await refresh(cookie).expect(200));
    }
    service.clock.forward(20 * 24 * 60 * MINUTE - MINUTE);
    cookie = cookieOf(await refresh(cookie).expect(200));
    service.clock.forward(MINUTE);
    await refresh(cookie).expect(401);
  });

  it('asks for a header that no form and no simple request can send', async () => {
    const { cookie } = await signIn();
    const answer = await http().post('/api/auth/refresh').set('Cookie', cookie).expect(403);
    expect(answer.body).toMatchObject({ code: 'forbidden', errors: [{ rule: 'refresh_header' }] });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each(['https://evil.example', 'null'])('from a page of %s is refused', async (origin) => {
    const { cookie } = await signIn();
    await refresh(cookie).set('Origin', origin).expect(403);
    await logout(cookie).set('Origin', origin).expect(403);
    await refresh(cookie).expect(200);
  });
});

describe('signing out', () => {
  it('ends the session at once, says so once, and takes the cookie away', async () => {
    const ended = endedSessions();
    const { cookie, accessToken, sessionId } = await signIn();
    await me(accessToken).expect(200);
    const answer = await logout(cookie).expect(204);
    expect(cookieOf(answer)).toBe('officehours_refresh=');
    expect((await me(accessToken).expect(401)).body).toMatchObject({ code: 'session_ended' });
    await refresh(cookie).expect(401);
    await logout(cookie).expect(204);
    expect(ended).toEqual([sessionId]);
  });

  it('without a session is done already', async () => {
    await http().post('/api/auth/logout').set('X-Officehours-Refresh', '1').expect(204);
  });
});

describe('a session of the host platform', () => {
  it.each([{ sid: 'platform-session-7' }, { sid: 'a'.repeat(24) }, {}])(
    'is the platform’s to end: %j',
    async (claims) => {
      await me(await hostToken('admin', claims)).expect(200);
    },
  );
});
