import { randomBytes } from 'node:crypto';
import { expectProblem } from './support/problem';
import { startServer, type Server } from './support/server';
import { login, newAccount, refreshCookie, withCookie, type Cookie } from './support/session';

/** `npm run abuse` asks as often as the threat model says. */
const IS_FULL = process.env['FLOODS'] === 'full';
const SIGN_INS = IS_FULL ? 1_000 : 100;
const REFRESHES = IS_FULL ? 5_000 : 200;
const TIME_MS = IS_FULL ? 20 * 60_000 : 90_000;
/** Standard deviations of so many tosses of a coin: further from a half is not by chance. */
const BEYOND_CHANCE = 6;

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

function expectAHalf(share: number, pairs: number): void {
  expect(Math.abs(share - 0.5)).toBeLessThan((BEYOND_CHANCE * 0.5) / Math.sqrt(pairs));
}

describe('how long an answer takes', () => {
  const test = (name: string, run: () => Promise<void>): void => it(name, run, TIME_MS);

  test('does not tell whether there is an account', async () => {
    const { email, password } = await newAccount(server);
    const unknown = () => login(server, { email: 'nobody@school.example', password });
    const wrong = () => login(server, { email, password: 'wrong horse' });
    for (const ask of [unknown, wrong]) expectProblem(await ask(), 'unauthenticated');
    expectAHalf(await shareSooner(SIGN_INS, unknown, wrong), SIGN_INS);
  });

  test('does not tell whether a refresh token ever was one', async () => {
    const cookie = refreshCookie(await login(server, await newAccount(server)))!;
    await withCookie(server, 'logout', cookie);
    const made: Cookie = { ...cookie, value: randomBytes(60).toString('base64url') };
    const unknown = () => withCookie(server, 'refresh', made);
    const ended = () => withCookie(server, 'refresh', cookie);
    expect(made.value).toHaveLength(cookie.value.length);
    for (const ask of [unknown, ended]) expectProblem(await ask(), 'unauthenticated');
    expectAHalf(await shareSooner(REFRESHES, unknown, ended), REFRESHES);
  });
});
