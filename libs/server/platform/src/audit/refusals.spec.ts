import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Admission } from '../auth/admission';
import { AppError } from '../errors/app-error';
import type { Audit, AuditAct } from './audit';
import { Refusals } from './refusals';

const REFUSAL = new AppError('forbidden', { refused: 'audit.read' });
/** Longer than the service may take to end. */
const LONG = 10_000;

describe('when the service ends', () => {
  const count = jest.fn<(act: AuditAct, times?: number) => Promise<void>>();
  let refusals: Refusals;

  beforeAll(() => Logger.overrideLogger(false));

  beforeEach(() => {
    count.mockReset();
    refusals = new Refusals({ count } as unknown as Audit, {} as Admission);
  });

  it('what could not be written is tried once more', async () => {
    count.mockRejectedValueOnce(new Error('no database')).mockResolvedValue();
    refusals.ofPerson('ada', REFUSAL);
    refusals.ofPerson('ben', REFUSAL);
    await refusals.settled();
    expect(count).toHaveBeenCalledTimes(1);
    await refusals.onApplicationShutdown();
    const told = count.mock.calls.slice(1).map(([{ actorId }, times]) => [actorId, times]);
    expect(told.toSorted()).toEqual([
      ['ada', 1],
      ['ben', 1],
    ]);
  });

  it('it waits no longer for a database that does not answer', async () => {
    jest.useFakeTimers();
    count.mockRejectedValueOnce(new Error('no database')).mockReturnValue(new Promise<void>(() => undefined));
    refusals.ofPerson('ada', REFUSAL);
    await refusals.settled();
    const ended = refusals.onApplicationShutdown();
    await jest.advanceTimersByTimeAsync(LONG);
    await ended;
    jest.useRealTimers();
    expect(count).toHaveBeenCalledTimes(2);
  });
});
