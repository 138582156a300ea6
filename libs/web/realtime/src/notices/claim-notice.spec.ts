import { FakeBrowser } from '../testing/fake-browser';
import { claimNotice } from './claim-notice';

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('a notice of a message that several tabs receive', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('comes from one of three tabs', async () => {
    const { locks } = new FakeBrowser();
    const claims = Promise.all([1, 2, 3].map(() => claimNotice('m1', false, locks)));
    await pass(1_000);
    expect((await claims).filter(Boolean)).toHaveLength(1);
  });

  it('is left to the tab that is looked at, though it hears of the message last', async () => {
    const { locks } = new FakeBrowser();
    const hidden = claimNotice('m1', false, locks);
    await pass(200);
    const visible = claimNotice('m1', true, locks);
    await pass(1_000);
    expect([await hidden, await visible]).toEqual([false, true]);
  });

  it('of the next message is another one', async () => {
    const { locks } = new FakeBrowser();
    const claims = Promise.all([claimNotice('m1', true, locks), claimNotice('m2', true, locks)]);
    await pass(0);
    expect(await claims).toEqual([true, true]);
  });

  it('comes from every tab where the browser has no locks', async () => {
    expect(await claimNotice('m1', true, undefined)).toBe(true);
  });
});
