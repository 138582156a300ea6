import { ANYTHING, AuditView, type AuditViewProps } from '@officehours/web-chat';
import { useState, type ReactNode } from 'react';
import { MainPage } from '../shell/main-page';
import { auditLog } from './audit';
import { broken, waiting } from './data';
import { Frame } from './frame';

const nothing = (): void => undefined;
const none = { ...auditLog, entries: [], hasMore: false };
const head = { seq: 1_240, hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

const nothingInfected = { files: [], decide: () => Promise.resolve() };
const infected = {
  ...nothingInfected,
  files: [
    {
      id: '665f1c2e9b1d4a0012347777',
      name: 'solution.zip',
      size: 48_213,
      sha256: head.hash,
      found: 'Win.Test.EICAR_HDB-1',
      chatRoomId: '665f1c2e9b1d4a0012345678',
      uploader: { id: '665f1c2e9b1d4a0012340001', name: 'Amina Haddad' },
      createdAt: '2026-11-24T09:30:00.000Z',
    },
  ],
};

type Shown = Partial<Pick<AuditViewProps, 'log' | 'check' | 'wish' | 'quarantine'>>;

function Audit({
  log = auditLog,
  check = { phase: 'idle' },
  wish: first = ANYTHING,
  quarantine = nothingInfected,
}: Shown) {
  const [wish, onWish] = useState(first);
  return (
    <Frame
      isPage
      active={null}
      main={
        <MainPage title="Audit log" onBack={nothing}>
          <AuditView {...{ log, check, wish, quarantine, onWish }} onStart={nothing} onLeave={nothing} />
        </MainPage>
      }
    />
  );
}

const shown = (state: Shown) => (): ReactNode => <Audit {...state} />;

/** Every state of the audit log. */
export const auditStates: Record<string, () => ReactNode> = {
  audit: shown({}),
  'audit-asked': shown({ wish: { ...ANYTHING, action: 'access.refused', from: '2026-11-20' } }),
  'audit-whole': shown({ check: { phase: 'done', verdict: { holds: true, head } } }),
  'audit-checking': shown({ check: { phase: 'checking', checked: 600, total: 1_240 } }),
  'audit-changed': shown({ check: { phase: 'done', verdict: { holds: false, seq: 812, fault: 'changed' } } }),
  'audit-infected': shown({ quarantine: infected }),
  'audit-unchecked': shown({ check: { phase: 'failed' } }),
  'audit-loading': shown({ log: { ...none, ...waiting } }),
  'audit-empty': shown({ log: none, wish: { ...ANYTHING, action: 'account.created' } }),
  'audit-error': shown({ log: { ...none, ...broken('network') } }),
  'audit-forbidden': shown({ log: { ...none, ...broken('forbidden') } }),
};
