import { AUDIT_BEGINNING, auditText, type AuditEntry, type AuditPage } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';
import { checkChain } from './audit-check';

const PAGE = 4;

const twoDigits = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A chain of so many entries, made as the service makes it. */
async function chainOf(count: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = {
      seq,
      key: `key ${seq}`,
      at: '2026-11-23T09:00:00.000Z',
      action: 'person.suspended' as const,
      outcome: 'done' as const,
      actorId: 'a'.repeat(24),
      subjectId: null,
      chatRoomId: null,
      details: { reason: 'Threats', count: seq, also: null },
      previousHash: entries.at(-1)?.hash ?? AUDIT_BEGINNING,
    };
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(auditText(entry)));
    entries.push({ ...entry, hash: Array.from(new Uint8Array(bytes), twoDigits).join('') });
  }
  return entries;
}

/** What a service that has these entries answers. */
const serving =
  (entries: AuditEntry[], head: AuditPage['head'] = entries.at(-1) ?? null) =>
  (after: number) =>
    Promise.resolve({
      entries: entries.filter(({ seq }) => seq > after).slice(0, PAGE),
      people: [],
      nextCursor: null,
      head,
    });

const nothing = (): void => undefined;
const check = (page: (after: number) => Promise<AuditPage>) =>
  checkChain(page, nothing, new AbortController().signal);

describe('the check of the audit log', () => {
  it('follows all of it, and tells how far it is', async () => {
    const entries = await chainOf(10);
    const told: [number, number][] = [];
    const verdict = await checkChain(
      serving(entries),
      (...progress) => told.push(progress),
      new AbortController().signal,
    );
    expect(verdict).toMatchObject({ holds: true, head: { seq: 10 } });
    expect(told).toEqual([
      [4, 10],
      [8, 10],
      [10, 10],
      [10, 10],
    ]);
    expect(await check(serving([]))).toEqual({ holds: true, head: null });
  });

  it.each<[string, (entries: AuditEntry[]) => AuditEntry[], number, string]>([
    ['changed', (all) => all.with(5, { ...all[5]!, details: { reason: 'Kindness' } }), 6, 'changed'],
    ['taken out', (all) => all.toSpliced(5, 1), 6, 'missing'],
    ['swapped', (all) => all.with(5, { ...all[6]!, seq: 6 }), 6, 'unbound'],
    ['cut off', (all) => all.slice(0, 5), 6, 'missing'],
  ])('finds what was %s', async (_how, change, seq, fault) => {
    const entries = await chainOf(10);
    expect(await check(serving(change(entries), entries.at(-1)))).toEqual({ holds: false, seq, fault });
  });

  it('waits where it asks too often, and fails with what else is wrong', async () => {
    const answer = serving(await chainOf(3));
    const refusals = [new OfficehoursError('rate_limited', { retryAfterMs: 1 })];
    const slow = (after: number) => {
      const refusal = refusals.pop();
      return refusal ? Promise.reject(refusal) : answer(after);
    };
    expect(await check(slow)).toMatchObject({ holds: true });
    await expect(check(() => Promise.reject(new OfficehoursError('forbidden')))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('ends when nobody waits for it any more', async () => {
    const left = new AbortController();
    const answer = serving(await chainOf(10));
    const leaving = (after: number) => {
      if (after > 0) left.abort(new Error('left'));
      return answer(after);
    };
    await expect(checkChain(leaving, nothing, left.signal)).rejects.toThrow('left');
  });
});
