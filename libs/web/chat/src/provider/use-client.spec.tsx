import type { Officehours } from '@officehours/web-realtime';
import { renderHook } from '@testing-library/react';
import { useClient } from './use-client';

/** Clients that take every token that begins as their first one did. */
function makeClients() {
  const made: { token: string; start: jest.Mock; stop: jest.Mock; setToken: jest.Mock }[] = [];
  const make = ({ token = '' }: { token?: string }) => {
    const setToken = jest.fn((next: string) => next[0] === token[0]);
    const client = { token, start: jest.fn(), stop: jest.fn(), setToken };
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

  it('is the host’s where it gives one', () => {
    const { made, make } = makeClients();
    const client = {} as Officehours;
    const { result } = renderHook(() => useClient({ client }, make));
    expect(result.current.client).toBe(client);
    expect(made).toEqual([]);
  });
});
