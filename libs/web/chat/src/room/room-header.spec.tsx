import { FRESH_ROOM_STATE, type Room } from '@officehours/contracts';
import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { ann, person } from '../testing/items';
import { RoomHeader } from './room-header';

const room: Room = {
  id: 'room',
  kind: 'direct',
  title: null,
  courseId: null,
  participants: [ann, person('Bob', { model: 'Instructor', online: true })],
  lastSeq: 0,
  lastMessage: null,
  memberCount: 2,
  role: 'member',
  mentionCount: 0,
  restriction: null,
  ...FRESH_ROOM_STATE,
  createdAt: '2026-11-23T10:00:00.000Z',
};

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
