import type { RoomVisit } from '@officehours/contracts';
import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { ann, directRoom } from '../testing/items';
import { ReadersLine } from './room-readers';

const visit: RoomVisit = {
  id: 'one',
  visitor: { id: 'ada', name: 'Ada Admin' },
  reason: 'A report',
  createdAt: '2026-11-23T10:00:00.000Z',
  endsAt: '2026-11-23T11:00:00.000Z',
};

const open = (kind: 'direct' | 'group', visits: RoomVisit[], language = 'en') =>
  render(
    <LookProvider language={language} timeZone="Europe/London">
      <ReadersLine room={{ ...directRoom, kind, memberCount: 12 }} me={ann.id} visits={visits} />
    </LookProvider>,
  );

describe('the line under the name of a conversation', () => {
  it('names who can read it', () => {
    open('direct', []);
    expect(screen.getByRole('status')).toHaveTextContent('Right now only you and Bob can read this');
  });

  it('counts them where they are many', () => {
    open('group', []);
    expect(screen.getByRole('status')).toHaveTextContent('Right now only the 12 members can read this');
  });

  it('names who of the staff reads along, and until when', () => {
    open('direct', [visit]);
    expect(screen.getByRole('status')).toHaveTextContent(
      /^You and Bob can read this, and alsoAda Admin, until 11:00/u,
    );
  });
});
