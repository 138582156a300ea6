import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { ann, bob, directRoom } from '../testing/items';
import { RoomHeader } from './room-header';

const room = { ...directRoom, participants: [ann, { ...bob, online: true }] };

const open = (isLive: boolean) =>
  render(
    <LookProvider language="en">
      <RoomHeader room={room} me={ann.id} courseTitle={null} isTyping={false} isLive={isLive} />
    </LookProvider>,
  );

describe('the head of a conversation', () => {
  it('says whether the other person is there', () => {
    open(true);
    expect(screen.getByText('Online')).toBeInTheDocument();
  });

  it('claims nothing of it without a connection', () => {
    open(false);
    expect(screen.queryByText(/online|offline/iu)).toBeNull();
    expect(screen.getByText('Instructor')).toBeInTheDocument();
  });
});
