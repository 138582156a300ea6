import type { Officehours, OfficehoursOptions } from '@officehours/web-realtime';
import { act, renderHook } from '@testing-library/react';
import { useClient } from './use-client';

interface Made extends Pick<OfficehoursOptions, 'getToken'> {
  token: string;
  start: jest.Mock;
  stop: jest.Mock;
  forget: jest.Mock;
  setToken: jest.Mock;
  connection: { isEnded: jest.Mock };
}

/** Clients that take every token that begins as their first one did. */
function makeClients() {
  const made: Made[] = [];
  const make = ({ token = '', getToken }: OfficehoursOptions) => {
    const setToken = jest.fn((next: string) => next[0] === token[0]);
    const connection = { isEnded: jest.fn(() => false) };
    const [start, stop, forget] = [jest.fn(), jest.fn(), jest.fn()];
    const client = { token, getToken, start, stop, forget, setToken, connection };
    made.push(client);
    return client as unknown as Officehours;
  };
  return { made, make };
}

describe('the client of the provider', () => {
  it('takes a renewed token without beginning anew', () => {
    const { made, make } = makeClients();
    const { rerender, result } = renderHook(({ token }) => useClient({ token }, make), {
      initialProps: { token: 'a1' },
    });
    rerender({ token: 'a2' });
    expect(made).toHaveLength(1);
    expect(made[0]!.setToken).toHaveBeenCalledWith('a2');
    expect(result.current.turn).toBe(0);
  });

  it('is another one for another person, and the former one is stopped', () => {
    const { made, make } = makeClients();
    const { rerender, result } = renderHook(({ token }) => useClient({ token }, make), {
      initialProps: { token: 'a1' },
    });
    rerender({ token: 'b1' });
    expect(made.map(({ token }) => token)).toEqual(['a1', 'b1']);
    expect(made[0]!.stop).toHaveBeenCalled();
    expect(made[1]!.start).toHaveBeenCalled();
    expect(result.current).toEqual({ client: made[1], turn: 1 });
  });

  it('asks for tokens as the page last said, which may be in new words each time it is drawn', async () => {
    const { made, make } = makeClients();
    const { rerender } = renderHook(
      ({ token }) => useClient({ getToken: async () => token, userId: 'a' }, make),
      { initialProps: { token: 'first' } },
    );
    rerender({ token: 'second' });
    expect(made).toHaveLength(1);
    expect(await made[0]!.getToken!('needed')).toBe('second');
    expect(made[0]!.forget).not.toHaveBeenCalled();
  });

  it('that asks for tokens is another one for another person, and nothing of the former stays', () => {
    const { made, make } = makeClients();
    const getToken = async () => 'a token';
    const { rerender, result } = renderHook(({ userId }) => useClient({ getToken, userId }, make), {
      initialProps: { userId: 'a' },
    });
    rerender({ userId: 'b' });
    expect(made).toHaveLength(2);
    expect(made[0]!.forget).toHaveBeenCalledTimes(1);
    expect(made[0]!.stop).toHaveBeenCalled();
    expect(made[1]!.start).toHaveBeenCalled();
    expect(result.current).toEqual({ client: made[1], turn: 1 });
  });

  it('that ended is asked about when the page has the focus again, and goes on when there is a token', async () => {
    const { made, make } = makeClients();
    const answers = [null, 'a token'];
    const getToken = jest.fn(async () => answers.shift()!);
    const { unmount } = renderHook(() => useClient({ getToken, userId: 'a' }, make));
    const come = () => act(async () => void window.dispatchEvent(new Event('focus')));
    const { connection, setToken } = made[0]!;
    await come();
    expect(getToken).not.toHaveBeenCalled();
    connection.isEnded.mockReturnValue(true);
    await come();
    expect(setToken).not.toHaveBeenCalled();
    await come();
    expect(setToken.mock.calls).toEqual([['a token']]);
    unmount();
    await come();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('that ended is asked about from time to time while the page is there', async () => {
    jest.useFakeTimers();
    const { made, make } = makeClients();
    const getToken = async () => 'a token';
    const { unmount } = renderHook(() => useClient({ getToken, userId: 'a' }, make));
    made[0]!.connection.isEnded.mockReturnValue(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(made[0]!.setToken).toHaveBeenCalledWith('a token');
    unmount();
    jest.useRealTimers();
  });

  it('is the host’s where it gives one', () => {
    const { made, make } = makeClients();
    const client = {} as Officehours;
    const { result } = renderHook(() => useClient({ client }, make));
    expect(result.current.client).toBe(client);
    expect(made).toEqual([]);
  });
});
