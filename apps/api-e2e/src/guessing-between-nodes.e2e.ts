import { Cluster } from './support/cluster';
import { expectProblem } from './support/problem';
import type { Server } from './support/server';
import { login, newAccount, type Account } from './support/session';

/** Failures at one account from one address. */
const FAILURES = 5;

let cluster: Cluster;
let here: Server;
let there: Server;

beforeAll(async () => {
  cluster = await Cluster.start(2, { RATE_LIMITS: 'on' });
  [here, there] = cluster.nodes as [Server, Server];
}, 60_000);

afterAll(() => cluster.stop());

async function guess(node: Server, { email }: Account, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    expectProblem(await login(node, { email, password: `guess number ${n}` }), 'unauthenticated');
}

describe('guessing a password', () => {
  it('is counted by both nodes together, and an account that was guessed at is refused on both', async () => {
    const [one, other] = [await newAccount(here), await newAccount(here)];
    await guess(here, one, FAILURES - 2);
    await guess(there, one, 2);
    const refused = await login(here, one);
    expectProblem(refused, 'rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expectProblem(await login(there, one), 'rate_limited');
    expect((await login(there, other)).status).toBe(200);
  });

  it('gives back what was right, on whichever node', async () => {
    const one = await newAccount(here);
    for (let n = 0; n < FAILURES + 2; n += 1)
      expect((await login(n % 2 ? here : there, one)).status).toBe(200);
    await guess(here, one, FAILURES);
    expectProblem(await login(there, one), 'rate_limited');
  });

  it('is counted by each node for itself while Redis is away', async () => {
    const one = await newAccount(here);
    await cluster.killRedis();
    await guess(here, one, FAILURES);
    expectProblem(await login(here, one), 'rate_limited');
    await cluster.startRedis();
  });
});
