import { randomUUID } from 'node:crypto';
import { DomainEvents } from '@officehours/platform';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { AccountRepository } from './account.repository';
import { AccountService } from './account.service';
import { SessionRepository } from './session.repository';
import { accountService, hostToken, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';
const NEW_PASSWORD = 'another horse, another staple';

let service: TestService;

beforeAll(async () => {
  service = await accountService({ rateLimits: true });
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => service.stop());

type Method = 'get' | 'post' | 'delete';

const as = (token: string, method: Method, path: string) =>
  request(service.app.getHttpServer())[method](`/api/auth/${path}`).set('Authorization', `Bearer ${token}`);

async function newAccount(): Promise<string> {
  const email = `${randomUUID()}@school.example`;
  await service.app
    .get(AccountService)
    .create({ email, password: PASSWORD, name: 'Amina Haddad', role: 'student' });
  return email;
}

const tryLogin = (email: string, password: string) =>
  request(service.app.getHttpServer())
    .post('/api/auth/login')
    .set('User-Agent', 'a browser')
    .send({ email, password });

async function signIn(email: string): Promise<{ token: string; id: string }> {
  const { body } = await tryLogin(email, PASSWORD).expect(200);
  const token = String(body.accessToken);
  return { token, id: String(decodeJwt(token).sid) };
}

describe('one’s sessions', () => {
  it('are listed with the newest first and the present one marked, and none of anybody else', async () => {
    const email = await newAccount();
    const first = await signIn(email);
    service.clock.forward(5);
    const second = await signIn(email);
    await signIn(await newAccount());
    const { body } = await as(first.token, 'get', 'session').expect(200);
    expect(body.sessions).toEqual([
      expect.objectContaining({ id: second.id, isCurrent: false, userAgent: 'a browser' }),
      expect.objectContaining({ id: first.id, isCurrent: true }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hash/i);
  });

  it('can be ended one by one, at once and only by their owner', async () => {
    const email = await newAccount();
    const [here, there] = [await signIn(email), await signIn(email)];
    const stranger = await signIn(await newAccount());
    const foreign = await as(stranger.token, 'delete', `session/${there.id}`).expect(404);
    const absent = await as(stranger.token, 'delete', `session/${'a'.repeat(24)}`).expect(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    await as(there.token, 'get', 'me').expect(200);
    await as(here.token, 'delete', `session/${there.id}`).expect(204);
    await as(there.token, 'get', 'me').expect(401);
    await as(here.token, 'delete', `session/${there.id}`).expect(404);
    await as(here.token, 'get', 'me').expect(200);
  });

  it('can all be ended but the present one, however many they are', async () => {
    const email = await newAccount();
    const here = await signIn(email);
    const others = [await signIn(email), await signIn(email), await signIn(email)];
    await as(here.token, 'delete', 'session').expect(204);
    for (const { token } of others) await as(token, 'get', 'me').expect(401);
    const { body } = await as(here.token, 'get', 'session').expect(200);
    expect(body.sessions).toHaveLength(1);
  });
});

const change = (token: string, currentPassword: string, newPassword = NEW_PASSWORD) =>
  as(token, 'post', 'password').send({ currentPassword, newPassword });

describe('changing the password', () => {
  it('ends the other sessions, keeps the present one, and the old password is over', async () => {
    const email = await newAccount();
    const [here, there] = [await signIn(email), await signIn(email)];
    await change(here.token, PASSWORD).expect(204);
    await as(here.token, 'get', 'me').expect(200);
    await as(there.token, 'get', 'me').expect(401);
    await tryLogin(email, PASSWORD).expect(401);
    await tryLogin(email, NEW_PASSWORD).expect(200);
  });

  it('has ended the other sessions also when the process dies right after it', async () => {
    const email = await newAccount();
    const [here, there] = [await signIn(email), await signIn(email)];
    const accounts = service.app.get(AccountRepository);
    const replace = accounts.replace.bind(accounts);
    jest.spyOn(accounts, 'replace').mockImplementationOnce(async (...these) => {
      await replace(...these);
      throw new Error('the process ended here');
    });
    await change(here.token, PASSWORD).expect(500);
    await tryLogin(email, NEW_PASSWORD).expect(200);
    await as(there.token, 'get', 'me').expect(401);
    await as(here.token, 'get', 'me').expect(200);
  });

  it('needs the old one, and a new one that is long enough and not common', async () => {
    const email = await newAccount();
    const { token } = await signIn(email);
    const wrong = await change(token, 'not the password').expect(400);
    expect(wrong.body.errors).toEqual([{ path: 'currentPassword', rule: 'wrong_password' }]);
    await change(token, PASSWORD, 'short').expect(400);
    for (const common of ['Password1', 'aaaaaaaa', email]) {
      const { body } = await change(token, PASSWORD, common).expect(400);
      expect(body.errors).toEqual([{ path: 'newPassword', rule: 'common_password' }]);
    }
    await tryLogin(email, PASSWORD).expect(200);
  });

  it('is no way to guess: failures are counted as those of signing in', async () => {
    const { token } = await signIn(await newAccount());
    for (let time = 0; time < 5; time += 1) await change(token, 'a guess').expect(400);
    await change(token, PASSWORD).expect(429);
  });

  it('is won by one of two who do it at once', async () => {
    const { token } = await signIn(await newAccount());
    const answers = await Promise.all([
      change(token, PASSWORD),
      change(token, PASSWORD, 'the other new one'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
  });

  it('leaves no session to a sign-in with the old one that was under way', async () => {
    const email = await newAccount();
    const { token } = await signIn(email);
    const [login] = await Promise.all([tryLogin(email, PASSWORD), change(token, PASSWORD).expect(204)]);
    if (login.status === 200) await as(String(login.body.accessToken), 'get', 'me').expect(401);
    else expect(login.status).toBe(401);
  });

  it('is not found for a person without an account here', async () => {
    await change(await hostToken('student'), PASSWORD).expect(404);
  });
});

it('a session that is begun while those of a suspended person are being ended is none of them', async () => {
  const email = await newAccount();
  const before = [await signIn(email), await signIn(email)];
  const sessions = service.app.get(SessionRepository);
  const end = sessions.end.bind(sessions);
  let later: { token: string } | undefined;
  jest.spyOn(sessions, 'end').mockImplementation(async (...asked) => {
    // Nothing here says that they are suspended: they have been let in again.
    later ??= await signIn(email);
    return end(...asked);
  });
  const personId = String(decodeJwt(before[0]!.token).sub);
  service.app.get(DomainEvents).publish('person.suspended', { personId });
  for (const { token } of before) {
    await until(async () => (await as(token, 'get', 'session')).status === 401);
    await as(token, 'get', 'session').expect(401);
  }
  // What would be ended next is.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await as(later!.token, 'get', 'session').expect(200);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await holds()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
