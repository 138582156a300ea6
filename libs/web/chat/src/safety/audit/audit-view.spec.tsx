import type { AuditEntry } from '@officehours/contracts';
import type { AuditCheck, AuditLog } from '@officehours/web-realtime';
import { OfficehoursError } from '@officehours/web-realtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../../provider/look-provider';
import { ann, bob } from '../../testing/items';
import { ANYTHING, type AuditWish } from './audit-filters';
import { AuditView } from './audit-view';

const entry = (seq: number, more: Partial<AuditEntry>): AuditEntry => ({
  seq,
  key: `key ${seq}`,
  at: '2025-11-23T23:30:00.000Z',
  action: 'session.begun',
  outcome: 'done',
  actorId: null,
  subjectId: null,
  chatRoomId: null,
  details: {},
  previousHash: '',
  hash: '',
  ...more,
});

const quarantine = { files: [], decide: () => Promise.resolve() };
const settled = { isPending: false, error: null, retry: () => undefined, isFetchingMore: false };
const names = new Map([ann, bob].map(({ id, name }) => [id, name]));
const logOf = (...entries: AuditEntry[]): AuditLog => ({
  ...settled,
  entries,
  names,
  hasMore: false,
  fetchMore: () => undefined,
});

interface Opened {
  log: AuditLog;
  wish?: AuditWish;
  check?: AuditCheck;
  language?: string;
}

function open({ log, wish = ANYTHING, check = { phase: 'idle' }, language = 'en-GB' }: Opened) {
  const on = { onWish: jest.fn(), onStart: jest.fn(), onLeave: jest.fn() };
  render(
    <LookProvider language={language} timeZone="Europe/Berlin">
      <AuditView log={log} wish={wish} check={check} quarantine={quarantine} {...on} />
    </LookProvider>,
  );
  return on;
}

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);

describe('the audit log on the screen', () => {
  it('says in a sentence who did what to whom, when and why', () => {
    const details = { reason: 'Threats' };
    const suspended = entry(7, { action: 'person.suspended', actorId: ann.id, subjectId: bob.id, details });
    const visited = entry(6, {
      action: 'room.visited',
      actorId: ann.id,
      details: { reason: 'A report', endsAt: '2026-11-23T23:30:00.000Z' },
      outcome: 'unknown',
    });
    const added = entry(5, {
      action: 'member.added',
      actorId: ann.id,
      details: { people: `${bob.id} ${'9'.repeat(24)}` },
    });
    open({ log: logOf(suspended, visited, added) });
    const [first, second, third] = rows();
    expect(first).toContain('Ann suspended Bob“Threats”');
    expect(second).toContain('Ann began to read a conversation as a visitor“A report”Until Tuesday');
    expect(second).toContain('nobody knows whether it was done');
    expect(third).toContain('Ann added Bob, somebody unknown to a conversation');
    // Half an hour after midnight in Berlin.
    expect(screen.getByRole('region', { name: '24 November 2025' })).toBeInTheDocument();
    expect(first).toMatch(/0?0:30.*Entry 7/u);
  });

  it('has words for counts, reasons, and those who are nobody', () => {
    open({
      log: logOf(
        entry(5, { action: 'access.refused', actorId: ann.id, details: { asked: 'audit.read', count: 14 } }),
        entry(4, { action: 'token.refused', subjectId: bob.id, details: { reason: 'expired', count: 1 } }),
        entry(3, { action: 'sign-in.failed', details: { count: 2 } }),
        entry(2, { action: 'member.removed', actorId: ann.id, subjectId: ann.id }),
        entry(1, { action: 'person.role', subjectId: bob.id, details: { from: 'student', to: 'admin' } }),
      ),
    });
    const [refused, token, signIn, left, role] = rows();
    expect(refused).toContain(
      'Ann asked for what is not theirs, and was refusedAsked for: audit.read14 times',
    );
    expect(token).toContain('A token in the name of Bob was refusedIt had run out.Once');
    expect(signIn).toContain('Signing in as somebody unknown failed2 times');
    expect(left).toContain('Ann left a conversation');
    expect(role).toContain('Bob got another role on the platformNow: administrator');
  });

  it('is narrowed down by its controls and by the people in it, and widened again', async () => {
    const blocked = entry(1, { action: 'person.blocked', actorId: ann.id, subjectId: bob.id });
    const { onWish } = open({ log: logOf(blocked), wish: { ...ANYTHING, from: '2026-11-20' } });
    const asked = { ...ANYTHING, from: '2026-11-20' };
    await userEvent.click(screen.getByRole('button', { name: 'Ann' }));
    expect(onWish).toHaveBeenLastCalledWith({ ...asked, actorId: ann.id });
    await userEvent.click(screen.getByRole('button', { name: 'Bob' }));
    expect(onWish).toHaveBeenLastCalledWith({ ...asked, subjectId: bob.id });
    await userEvent.selectOptions(screen.getByLabelText('What'), 'Person suspended');
    expect(onWish).toHaveBeenLastCalledWith({ ...asked, action: 'person.suspended' });
    await userEvent.selectOptions(screen.getByLabelText('Done to'), 'Ann');
    expect(onWish).toHaveBeenLastCalledWith({ ...asked, subjectId: ann.id });
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(onWish).toHaveBeenLastCalledWith(ANYTHING);
  });

  it('says when it loads, has nothing, or cannot be read', async () => {
    open({ log: { ...logOf(), isPending: true } });
    expect(screen.getByRole('status', { name: 'Loading the log' })).toBeInTheDocument();
    open({ log: logOf() });
    expect(screen.getByText('Nothing found')).toBeInTheDocument();
    const { onLeave } = open({ log: { ...logOf(), error: new OfficehoursError('forbidden') } });
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button'));
    expect(onLeave).toHaveBeenCalled();
  });

  it.each<[AuditCheck, RegExp]>([
    [{ phase: 'idle' }, /Each entry is bound/u],
    [{ phase: 'checking', checked: 600, total: 1240 }, /600 of 1240 entries checked/u],
    [{ phase: 'done', verdict: { holds: true, head: { seq: 57, hash: 'abc' } } }, /57 entries.*57:abc/u],
    [{ phase: 'done', verdict: { holds: false, seq: 8, fault: 'changed' } }, /Entry 8 was changed/u],
    [{ phase: 'failed' }, /could not be checked/u],
  ])('says what came of its check: %o', (check, said) => {
    open({ log: logOf(entry(1, {})), check });
    expect(screen.getAllByRole('status').some(({ textContent }) => said.test(textContent ?? ''))).toBe(true);
  });

  it('has people where the sentence of the language has them', async () => {
    const blocked = entry(1, { action: 'person.blocked', actorId: ann.id, subjectId: bob.id });
    open({ log: logOf(blocked), language: 'ar' });
    expect(await screen.findByRole('listitem')).toHaveTextContent('حظر Ann Bob');
  });
});
