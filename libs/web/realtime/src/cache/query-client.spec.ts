/** @jest-environment ./src/testing/browser-environment.mjs */
import { ROOM } from '../testing/builders';
import { keys } from './keys';
import { createQueryClient } from './query-client';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('what is written live', () => {
  it.each([keys.rooms, keys.log(ROOM), keys.reads(ROOM), keys.deliveries(ROOM), keys.loadReceipts(ROOM)])(
    'as %s stays as long as the session, though nobody looks at it',
    async (...queryKey) => {
      const client = createQueryClient();
      client.setQueryData(queryKey, 'kept');
      await jest.advanceTimersByTimeAsync(60 * 60_000);
      expect(client.getQueryData(queryKey)).toBe('kept');
    },
  );
});
