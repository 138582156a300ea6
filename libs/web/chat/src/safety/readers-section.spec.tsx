import type { Room, RoomVisit } from '@officehours/contracts';
import { render, screen, within } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { ann, directRoom } from '../testing/items';
import { Readers } from './readers-section';

const visit = (id: string, endsAt: string): RoomVisit => ({
  id,
  visitor: { id, name: `Visitor ${id}` },
  reason: `Reason ${id}`,
  createdAt: '2026-11-23T10:00:00.000Z',
  endsAt,
});

const open = (shown: Room, visits: RoomVisit[] = []) =>
  render(
    <LookProvider language="en">
      <Readers room={shown} me={ann.id} visits={visits} now={Date.parse('2026-11-23T10:30:00.000Z')} />
    </LookProvider>,
  );

describe('who can read a conversation', () => {
  it('is the two of it, or the people in it', () => {
    open(directRoom);
    expect(screen.getByText('Only you and Bob.')).toBeInTheDocument();
    open({ ...directRoom, kind: 'group', title: 'Project', memberCount: 12 });
    expect(screen.getByText('Its 12 members.')).toBeInTheDocument();
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('is also who visits it, with their reason, and it is said who did so before', () => {
    open(directRoom, [visit('one', '2026-11-23T11:00:00.000Z'), visit('two', '2026-11-23T10:15:00.000Z')]);
    expect(screen.getByText('You and Bob can read this, and also')).toBeInTheDocument();
    expect(screen.queryByText('Only you and Bob.')).toBeNull();
    const [now, before] = screen.getAllByRole('listitem');
    expect(within(now!).getByText(/^Visitor one can read this until/u)).toBeInTheDocument();
    expect(within(now!).getByText('Reason one')).toBeInTheDocument();
    expect(within(before!).getByText(/^Visitor two could read this until/u)).toBeInTheDocument();
  });
});
