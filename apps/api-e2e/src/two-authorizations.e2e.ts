import type { Problem } from '@officehours/contracts';
import { request, type IncomingMessage } from 'node:http';
import { open } from './support/client';
import { person, type Person } from './support/people';
import { startServer, type Server } from './support/server';

let server: Server;
let caller: Person;

beforeAll(async () => {
  server = await startServer();
  caller = await person('student');
});

afterAll(() => server.stop());

/** The headers of one request, in the order in which they are sent. */
const ORDERS: [string, () => string[]][] = [
  ['a good one first', () => [`Bearer ${caller.token}`, 'Bearer x']],
  ['a good one last', () => ['Bearer x', `Bearer ${caller.token}`]],
  ['the same one twice', () => [`Bearer ${caller.token}`, `Bearer ${caller.token}`]],
  ['an empty one last', () => [`Bearer ${caller.token}`, '']],
];

function me(authorizations: string[]): Promise<{ status?: number; body: Problem }> {
  const headers = [
    'host',
    new URL(server.url).host,
    ...authorizations.flatMap((one) => ['authorization', one]),
  ];
  return new Promise((resolve, reject) => {
    const read = async (answer: IncomingMessage): Promise<void> => {
      const text = Buffer.concat(await answer.toArray()).toString();
      resolve({ status: answer.statusCode, body: JSON.parse(text) as Problem });
    };
    request(`${server.url}/api/auth/me`, { headers }, (answer) => void read(answer).catch(reject))
      .once('error', reject)
      .end();
  });
}

describe.each(ORDERS)('two Authorization headers, %s', (_order, authorizations) => {
  it('are refused over REST', async () => {
    const { status, body } = await me(authorizations());
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'authorization', rule: 'repeated' }],
    });
  });

  it.each([['websocket'], ['polling']])('are refused at the handshake over %s', async (transport) => {
    const extraHeaders = { authorization: authorizations() } as unknown as Record<string, string>;
    for (const auth of [undefined, { token: caller.token }]) {
      await expect(open(server, { transports: [transport], extraHeaders, auth })).rejects.toMatchObject({
        data: { code: 'validation_failed' },
      });
    }
  });
});

it('one Authorization header is let in', async () => {
  expect((await me([`Bearer ${caller.token}`])).status).toBe(200);
});
