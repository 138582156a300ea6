import { LIMITS } from '@officehours/contracts';
import { HttpCaller } from './support/fuzz/http-caller';
import { from, times, whileHonest } from './support/hostile';
import { person } from './support/people';
import { introduce } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

/** Far more than any limit takes. */
const WAVES = 60;

let server: Server;

beforeAll(async () => {
  server = await startServer({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
});

afterAll(() => server.stop());

const during = <T>(attack: () => Promise<T>): Promise<T> => whileHonest(server, attack);

/** The statuses of as many requests as it takes. */
async function untilLimited(ask: (n: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let wave = 0; wave < WAVES && !all.includes(429); wave += 1) all.push(...(await times(100, ask)));
  return all;
}

describe('requests without a token that counts', () => {
  it('are counted by address: it is told to wait, and no header makes it another address', async () => {
    const http = new HttpCaller(server.url);
    const ask = async (n: number): Promise<number> => {
      // The proxy adds what it saw to what the sender made up.
      const headers = { ...from(`192.0.2.${n % 250}, 198.51.100.4`), authorization: 'Bearer x' };
      return (await http.call('GET', '/api/auth/me', headers)).status;
    };
    const statuses = await during(() => untilLimited(ask));
    http.close();
    expect([...new Set(statuses)].sort()).toEqual([401, 429]);
  });

  it.each(['/api/nothing', '/docs/nothing', '/docs/events.json'])('%s counts alike', async (path) => {
    const http = new HttpCaller(server.url);
    const headers = from(`198.51.100.${10 + path.length}`);
    const statuses = await during(() =>
      untilLimited(async () => (await http.call('GET', path, headers)).status),
    );
    expect(statuses.includes(429)).toBe(true);
    // Whether the service lives does not depend on who asks it what.
    expect((await http.call('GET', '/livez', headers)).status).toBe(200);
    http.close();
  });
});

describe('bodies that are refused unread', () => {
  it('cost an address its connection when they are too many, and no other', async () => {
    const http = new HttpCaller(server.url);
    const refused = (address: string) =>
      http.call(
        'POST',
        '/api/message/message',
        { ...from(address), 'content-type': 'application/json' },
        'x'.repeat(2 * LIMITS.requestBodyBytes),
      );
    const first = await during(() => times(70, () => refused('198.51.100.5')));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([413]));
    const ended = ({ headers }: { headers: Record<string, unknown> }) => headers['connection'] === 'close';
    expect(first.filter(ended)).toHaveLength(10);
    expect(ended(await refused('198.51.100.6'))).toBe(false);
    http.close();
  });
});

describe('requests of one who is signed in', () => {
  it('for one id after the other tell nothing, and are told to wait', async () => {
    const stranger = await person('student');
    await introduce(server, stranger);
    const http = new HttpCaller(server.url);
    const headers = { authorization: `Bearer ${stranger.token}` };
    const guess = async (): Promise<number> =>
      (await http.call('GET', `/api/message/chat-room/${newId()}`, headers)).status;
    const statuses = await during(() => untilLimited(guess));
    http.close();
    expect([...new Set(statuses)].sort()).toEqual([404, 429]);
    expect(statuses.indexOf(429)).toBeGreaterThan(1_000);
  });
});
