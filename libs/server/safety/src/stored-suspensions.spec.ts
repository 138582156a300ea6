import { DomainEvents, SystemClock } from '@officehours/platform';
import { StoredSuspensions } from './stored-suspensions';
import type { SuspensionRepository } from './suspension.repository';

const ADA = 'a'.repeat(24);

it('who is suspended while the database is asked about them is suspended in the answer', async () => {
  const events = new DomainEvents();
  const stored = new Set<string>();
  let questions = 0;
  const repository = {
    among: async (ids: readonly string[]) => {
      const answer = new Set(ids.filter((id) => stored.has(id)));
      questions += 1;
      if (questions === 1) {
        stored.add(ADA);
        events.publish('person.stale', { personId: ADA });
      }
      return answer;
    },
  };
  const suspensions = new StoredSuspensions(
    repository as unknown as SuspensionRepository,
    new SystemClock(),
    events,
  );
  expect(await suspensions.isSuspended(ADA)).toBe(true);
  expect(await suspensions.isSuspended(ADA)).toBe(true);
  expect(questions).toBe(2);
});
