import { connect, type Client } from './support/client';
import { expectProblem } from './support/problem';
import { rest, type Answer } from './support/rest';
import { startServer, type Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie, type Account, type Cookie } from './support/session';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

interface Device {
  token: string;
  cookie: Cookie | undefined;
  socket: Client;
}

async function device(account: Account): Promise<Device> {
  const answer = await login(server, account);
  const token = answer.body.accessToken;
  return { token, cookie: refreshCookie(answer), socket: await connect(server, { token }) };
}

function as<T>({ token }: Device, method: string, path: string, body?: unknown): Promise<Answer<T>> {
  return rest(server).call(method, `/api/auth/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    body,
  });
}

async function expectOver({ token, cookie, socket }: Device): Promise<void> {
  expect(await socket.next('sessionEnded', undefined, 2_000)).toEqual({ code: 'session_ended' });
  await socket.closed();
  expectProblem(await withCookie(server, 'refresh', cookie), 'unauthenticated');
  await expect(connect(server, { token })).rejects.toMatchObject({ data: { code: 'session_ended' } });
}

async function expectUnharmed(here: Device): Promise<void> {
  expect((await as(here, 'GET', 'me')).status).toBe(200);
  expect(here.socket.socket.connected).toBe(true);
  expect(here.socket.all('sessionEnded')).toEqual([]);
}

describe('a person with two devices', () => {
  it('ends the session of one at the other, its open socket at once', async () => {
    const account = await newAccount(server);
    const [here, there] = [await device(account), await device(account)];
    const { body } = await as<{ sessions: { id: string; isCurrent: boolean }[] }>(here, 'GET', 'session');
    const [other] = body.sessions.filter(({ isCurrent }) => !isCurrent);
    expect(body.sessions).toHaveLength(2);
    expect((await as(here, 'DELETE', `session/${other?.id}`)).status).toBe(204);
    await expectOver(there);
    await expectUnharmed(here);
  });

  it('ends the other one by changing the password', async () => {
    const account = await newAccount(server);
    const [here, there] = [await device(account), await device(account)];
    const change = { currentPassword: account.password, newPassword: 'a new and longer password' };
    expect((await as(here, 'POST', 'password', change)).status).toBe(204);
    await expectOver(there);
    await expectUnharmed(here);
    expectProblem(await login(server, account), 'unauthenticated');
  });

  it('is refused what is malformed, and nothing of it is repeated', async () => {
    const account = await newAccount(server);
    const here = await device(account);
    const odd = [
      {},
      { currentPassword: { $gt: '' }, newPassword: 'evil-canary-1' },
      { currentPassword: account.password, newPassword: 'evil' },
      { currentPassword: account.password, newPassword: 'evil-canary-2', userId: 'evil' },
      { currentPassword: account.password, newPassword: 'evil'.repeat(300) },
    ];
    for (const body of odd) {
      const answer = await as(here, 'POST', 'password', body);
      expectProblem(answer, 'validation_failed');
      expect(answer.text).not.toContain('evil-canary');
    }
    expect((await login(server, account)).status).toBe(200);
  });
});
