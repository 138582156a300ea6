import { lifetimeOf } from './jwt';
import { createTokenSource } from './token-source';

const SECOND = 1_000;
const base64url = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
/** A token of `lifetime` seconds from now, by a clock that differs by `skew` seconds from this device's. */
function jwt(lifetime: number, name = 'a', skew = 0): string {
  const iat = Math.floor(Date.now() / SECOND) + skew;
  return `${base64url({ alg: 'HS256' })}.${base64url({ sub: 'one person', jti: name, iat, exp: iat + lifetime })}.sig`;
}

beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => jest.useRealTimers());

describe('a token’s lifetime', () => {
  it('is what is left of it by the device’s clock', () => {
    expect(lifetimeOf(jwt(900), Date.now())).toBe(900 * SECOND);
    expect(lifetimeOf(jwt(900, 'a', -300), Date.now())).toBe(600 * SECOND);
  });

  it('is not longer than it was issued for, when the device’s clock runs late', () => {
    expect(lifetimeOf(jwt(900, 'a', 3_600), Date.now())).toBe(900 * SECOND);
  });

  it('is unknown when the token does not say, or is none', () => {
    expect(lifetimeOf(`x.${base64url({ sub: 'a' })}.y`, 0)).toBeNull();
    expect(lifetimeOf('opaque', 0)).toBeNull();
    expect(lifetimeOf('a.%%%.c', 0)).toBeNull();
  });
});

describe('the source of tokens', () => {
  it('asks once for all who ask at the same time', async () => {
    const getToken = jest.fn(async () => jwt(900));
    const tokens = createTokenSource({ getToken });
    await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
    expect(getToken.mock.calls).toEqual([['needed']]);
  });

  it('renews before the token ends', async () => {
    let issued = 0;
    const getToken = jest.fn(async () => jwt(900, String((issued += 1))));
    const tokens = createTokenSource({ getToken });
    const first = await tokens.get();
    jest.advanceTimersByTime(839 * SECOND);
    expect(await tokens.get()).toBe(first);
    expect(tokens.renewIn()).toBe(SECOND);
    jest.advanceTimersByTime(2 * SECOND);
    expect(await tokens.get()).not.toBe(first);
  });

  it('replaces a refused token once, however many calls were refused with it', async () => {
    let issued = 0;
    const getToken = jest.fn(async () => jwt(900, String((issued += 1))));
    const tokens = createTokenSource({ getToken });
    const refused = await tokens.get();
    const replaced = await tokens.replace(refused);
    expect(await tokens.replace(refused)).toBe(replaced);
    expect(getToken.mock.calls).toEqual([['needed'], ['refused']]);
  });

  it('does not renew without end when the device’s clock is far ahead', async () => {
    const getToken = jest.fn(async () => jwt(900, 'a', -7_200));
    const tokens = createTokenSource({ getToken });
    for (let n = 0; n < 50; n += 1) await tokens.get();
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('of a host page has what the host hands in, and nothing in place of a refused one', async () => {
    const tokens = createTokenSource({ token: 'first' });
    expect(await tokens.get()).toBe('first');
    expect(await tokens.replace('first')).toBeNull();
    tokens.set('second');
    expect(await tokens.get()).toBe('second');
    expect(await tokens.replace('first')).toBe('second');
  });

  it('stays with the person of the first token', async () => {
    const of = (sub: string) => `x.${base64url({ sub })}.y`;
    const source = createTokenSource({ token: of('one'), getToken: async () => of('other') });
    expect(source.set(of('other'))).toBe(false);
    expect(await source.get()).toBe(of('one'));
    expect(await source.replace(of('one'))).toBeNull();
  });

  it('stays with that person after there was none for a while', async () => {
    const of = (sub: string) => `x.${base64url({ sub })}.y`;
    const getToken = jest.fn<Promise<string | null>, []>(async () => of('other'));
    const source = createTokenSource({ getToken: getToken.mockResolvedValueOnce(of('one')) });
    expect(await source.get()).toBe(of('one'));
    getToken.mockResolvedValueOnce(null);
    expect(await source.replace(of('one'))).toBeNull();
    expect(await source.get()).toBeNull();
    expect(source.set(of('other'))).toBe(false);
    expect(source.set(of('one'))).toBe(true);
  });
});
