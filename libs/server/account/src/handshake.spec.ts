import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Connections } from '@officehours/platform';
import { io, type Socket } from 'socket.io-client';
import { AccountService } from './account.service';
import { SessionService } from './session.service';
import { accountService, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';

let service: TestService;
let sockets: Socket[] = [];

beforeAll(async () => {
  service = await accountService();
});

afterEach(() => {
  jest.restoreAllMocks();
  for (const socket of sockets) socket.disconnect();
  sockets = [];
});

afterAll(() => service.stop());

async function signIn() {
  const account = { email: `${randomUUID()}@school.example`, password: PASSWORD };
  await service.app.get(AccountService).create({ ...account, name: 'Amina Haddad', role: 'student' });
  return service.app.get(AccountService).login(account, { address: '192.0.2.1', userAgent: '' });
}

/** Why the socket was refused, or null. */
function refusal(token: string): Promise<unknown> {
  const { port } = service.app.getHttpServer().address() as AddressInfo;
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, auth: { token } };
  const socket = io(`http://127.0.0.1:${port}`, options);
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', (error) => resolve((error as Error & { data?: unknown }).data));
  });
}

describe('a handshake', () => {
  it('is refused when its session ends while it is under way', async () => {
    const { accessToken, refreshToken } = await signIn();
    expect(await refusal(accessToken)).toBeNull();
    const connections = service.app.get(Connections);
    const prepare = connections.prepare.bind(connections);
    jest.spyOn(connections, 'prepare').mockImplementationOnce(async (socket) => {
      await prepare(socket);
      await service.app.get(SessionService).end(refreshToken);
    });
    expect(await refusal(accessToken)).toEqual({ code: 'session_ended' });
  });
});
