import { randomBytes } from 'node:crypto';
import { expectProblem } from './support/problem';
import { startServer, type Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie, type Cookie } from './support/session';

/** `npm run abuse` asks as often as the threat model says. */
const IS_FULL = process.env['FLOODS'] === 'full';
const SIGN_INS = IS_FULL ? 1_000 : 100;
const REFRESHES = IS_FULL ? 5_000 : 400;
const TIME_MS = IS_FULL ? 20 * 60_000 : 90_000;
/**
 * How often of a hundred pairs the same one is sooner, at the most: a half, and six standard deviations of a
 * hundred tosses of a coin. What there is to be read of an account takes 1 % of an answer more than what there is not, and
 * makes it sooner in six pairs of ten; a hash that is left out makes it sooner always.
 */
const MOST = 0.8;

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

/**
 * In which share of pairs the first one is answered sooner: a half when they take the same time. The two are asked
 * right after each other, in turns which comes first, so that whatever else the machine does falls on both.
 */
async function shareSooner(pairs: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  let sooner = 0;
  for (let n = 0; n < pairs; n += 1) {
    const isTurned = n % 2 === 1;
    const [first, second] = isTurned ? [other, one] : [one, other];
    const [before, after] = [await timeOf(first), await timeOf(second)];
    if (isTurned ? after < before : before < after) sooner += 1;
  }
  return sooner / pairs;
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

function expectAHalf(share: number): void {
  expect(share).toBeGreaterThan(1 - MOST);
  expect(share).toBeLessThan(MOST);
}

describe('how long an answer takes', () => {
  const test = (name: string, run: () => Promise<void>): void => it(name, run, TIME_MS);

  test('does not tell whether there is an account', async () => {
    const { email, password } = await newAccount(server);
    const unknown = () => login(server, { email: 'nobody@school.example', password });
    const wrong = () => login(server, { email, password: 'wrong horse' });
    for (const ask of [unknown, wrong]) expectProblem(await ask(), 'unauthenticated');
    expectAHalf(await shareSooner(SIGN_INS, unknown, wrong));
  });

  test('does not tell whether a refresh token ever was one', async () => {
    const cookie = refreshCookie(await login(server, await newAccount(server)))!;
    await withCookie(server, 'logout', cookie);
    const made: Cookie = { ...cookie, value: randomBytes(60).toString('base64url') };
    const unknown = () => withCookie(server, 'refresh', made);
    const ended = () => withCookie(server, 'refresh', cookie);
    expect(made.value).toHaveLength(cookie.value.length);
    for (const ask of [unknown, ended]) expectProblem(await ask(), 'unauthenticated');
    expectAHalf(await shareSooner(REFRESHES, unknown, ended));
  });
});
