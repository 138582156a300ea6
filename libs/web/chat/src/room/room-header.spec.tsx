import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { ann, bob, directRoom } from '../testing/items';
import { RoomHeader } from './room-header';

const room = { ...directRoom, participants: [ann, { ...bob, online: true }] };

const inArabic = { ...bob, name: 'د. ليلى' };

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

  it('keeps a name of the other script beside its picture', () => {
    const withArabic = { ...room, participants: [ann, inArabic] };
    render(
      <LookProvider language="en">
        <RoomHeader room={withArabic} me={ann.id} courseTitle={null} isTyping={false} isLive />
      </LookProvider>,
    );
    const name = screen.getByRole('heading', { name: inArabic.name });
    expect(name).not.toHaveAttribute('dir');
    expect(name.querySelector('bdi')).toHaveTextContent(inArabic.name);
  });

  it.each([
    ['in the hour that is known, today', 0, /^Last here after \d/u],
    ['on a day before', 3, /^Last here: [A-Z][a-z]+$/u],
  ])('says when they were last there: %s', (_, days, words) => {
    const lastSeenAt = new Date(Date.now() - days * 86_400_000).toISOString();
    const gone = { ...room, participants: [ann, { ...bob, lastSeenAt }] };
    render(
      <LookProvider language="en">
        <RoomHeader room={gone} me={ann.id} courseTitle={null} isTyping={false} isLive />
      </LookProvider>,
    );
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('claims nothing of it without a connection', () => {
    open(false);
    expect(screen.queryByText(/online|offline/iu)).toBeNull();
    expect(screen.getByText('Instructor')).toBeInTheDocument();
  });
});
