import { connect, type Client } from './support/client';
import { Cluster } from './support/cluster';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import type { Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie, type Cookie } from './support/session';

/** Handshakes that are under way while their session ends. */
const AT_ONCE = 40;
/** The news of an end is there after this. Far less than for how long a node believes what it remembers. */
const SOON_MS = 2_000;

let cluster: Cluster;
let here: Server;
let there: Server;

beforeAll(async () => {
  cluster = await Cluster.start(2);
  [here, there] = cluster.nodes as [Server, Server];
}, 60_000);

afterAll(() => cluster.stop());

interface Device {
  token: string;
  cookie: Cookie | undefined;
}

/** A session that the other node remembers as alive. */
async function device(): Promise<Device> {
  const answer = await login(here, await newAccount(here));
  const one = { token: answer.body.accessToken, cookie: refreshCookie(answer) };
  expect((await me(one)).status).toBe(200);
  return one;
}

const me = ({ token }: Device) =>
  rest(there).get('/api/auth/me', { headers: { authorization: `Bearer ${token}` } });

const end = async ({ cookie }: Device): Promise<void> => {
  expect((await withCookie(here, 'logout', cookie)).status).toBe(204);
};

describe('a session that ended on another node', () => {
  it('opens nothing any more: its socket is closed, requests and handshakes are refused', async () => {
    const [one, other] = [await device(), await device()];
    const [socket, unharmed] = [await connect(there, one), await connect(there, other)];
    await end(one);
    expect(await socket.next('sessionEnded', undefined, SOON_MS)).toEqual({ code: 'session_ended' });
    await socket.closed();
    expectProblem(await me(one), 'session_ended');
    await expect(connect(there, one)).rejects.toMatchObject({ data: { code: 'session_ended' } });
    expect((await me(other)).status).toBe(200);
    expect(unharmed.socket.connected).toBe(true);
  });

  it('leaves no socket to a handshake that was under way', async () => {
    const one = await device();
    const opening: Promise<Client | null>[] = [];
    const open = () => opening.push(connect(there, one).catch(() => null));
    for (let n = 0; n < AT_ONCE / 2; n += 1) open();
    const ended = end(one);
    for (let n = 0; n < AT_ONCE / 2; n += 1) open();
    await ended;
    const opened = (await Promise.all(opening)).filter((client) => client !== null);
    await Promise.all(opened.map((client) => client.closed(SOON_MS)));
    expect(opened.filter(({ socket }) => socket.connected)).toEqual([]);
  });
});
