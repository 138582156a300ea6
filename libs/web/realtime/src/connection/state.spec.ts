import { nextState, type ConnectionState, type ConnectionStep } from './state';

const after = (...steps: ConnectionStep[]): string =>
  steps.reduce<ConnectionState>((state, step) => nextState(state, step, 0), {
    status: 'connecting',
    since: 0,
  }).status;

describe('the connection', () => {
  it.each([
    ['connecting', []],
    ['online', ['caughtUp']],
    ['reconnecting', ['caughtUp', 'lost']],
    ['online', ['caughtUp', 'lost', 'caughtUp']],
    ['stale', ['caughtUp', 'lost', 'waited']],
    ['online', ['caughtUp', 'lost', 'waited', 'caughtUp']],
    ['offline', ['caughtUp', 'lost', 'deviceOffline']],
    ['offline', ['caughtUp', 'lost', 'deviceOffline', 'waited']],
    ['reconnecting', ['caughtUp', 'lost', 'deviceOffline', 'deviceOnline']],
    // The device may be wrong, as with a service on the same machine.
    ['online', ['caughtUp', 'deviceOffline']],
    ['online', ['deviceOffline', 'caughtUp']],
    ['ended', ['caughtUp', 'ended']],
    ['ended', ['caughtUp', 'ended', 'caughtUp', 'lost', 'waited', 'deviceOnline']],
    ['connecting', ['ended', 'restarted']],
  ] as [string, ConnectionStep[]][])('is %s after %j', (status, steps) => {
    expect(after(...steps)).toBe(status);
  });

  it('remembers since when, and stays the same object when nothing changes', () => {
    const online = nextState({ status: 'connecting', since: 1 }, 'caughtUp', 5);
    expect(online.since).toBe(5);
    expect(nextState(online, 'caughtUp', 9)).toBe(online);
  });
});
