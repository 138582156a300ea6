import { jest } from '@jest/globals';
import { SystemClock } from '../clock';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { Audit } from './audit';
import type { AuditRecord } from './audit-chain';
import type { AuditRepository } from './audit.repository';

const MINUTE = 60_000;
const ACT = { action: 'directory.imported' as const };

let audit: Audit;
let outcomes: string[];

/** What is pending and what is written, in memory. */
function repository(): AuditRepository {
  const pending = new Map<string, { record: AuditRecord; dueAt: Date }>();
  const known = new Set<string>();
  const fake: Partial<AuditRepository> = {
    head: () => Promise.resolve(null),
    page: () => Promise.resolve([]),
    begin: async (record, dueAt) => void pending.set(record.key, { record, dueAt }),
    defer: async (key, dueAt) => {
      const row = pending.get(key);
      if (row) row.dueAt = dueAt;
    },
    dropCounts: () => Promise.resolve(),
    drop: async (keys) => keys.forEach((key) => pending.delete(key)),
    due: async (now) => {
      const due = [...pending.values()].filter(({ dueAt }) => dueAt <= now);
      return { acts: due.map(({ record }) => ({ id: record.key, record, isCount: false })), strange: [] };
    },
    add: async (entries) => {
      for (const [added, { key, outcome }] of entries.entries()) {
        if (known.has(key)) return { added, stop: 'known' };
        known.add(key);
        outcomes.push(outcome);
      }
      return { added: entries.length };
    },
  };
  return fake as AuditRepository;
}

beforeEach(async () => {
  jest.useFakeTimers();
  outcomes = [];
  const settings = new Settings({ jwtSecret: 'the-secret-of-a-service-under-test' });
  audit = new Audit(repository(), new SystemClock(), settings);
  await audit.onApplicationBootstrap();
});

afterEach(async () => {
  await audit.onApplicationShutdown();
  jest.useRealTimers();
});

describe('an act that takes minutes', () => {
  it('is in the log once, as done', async () => {
    const work = Promise.withResolvers<void>();
    const done = audit.during(ACT, () => work.promise);
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    await audit.page(0, 1);
    expect(outcomes).toEqual([]);
    work.resolve();
    await done;
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    expect(outcomes).toEqual(['done']);
  });

  it('is not in the log when it was refused', async () => {
    const work = Promise.withResolvers<void>();
    const refused = expect(audit.during(ACT, () => work.promise)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    work.reject(new AppError('forbidden'));
    await refused;
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    expect(outcomes).toEqual([]);
  });
});
