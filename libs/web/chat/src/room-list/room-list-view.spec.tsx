import { FRESH_ROOM_STATE, type Message, type Room } from '@officehours/contracts';
import { OfficehoursError } from '@officehours/web-realtime';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../provider/look-provider';
import { SettingsContext } from '../provider/settings';
import { ann, person } from '../testing/items';
import { RoomListView, type RoomListViewProps } from './room-list-view';

const roomWith = (name: string, unreadCount = 0): Room => ({
  id: name,
  kind: 'direct',
  title: null,
  courseId: null,
  participants: [ann, person(name)],
  lastSeq: 0,
  lastMessage: null,
  memberCount: 2,
  role: 'member',
  mentionCount: 0,
  restriction: null,
  ...FRESH_ROOM_STATE,
  unreadCount,
  createdAt: '2026-11-23T10:00:00.000Z',
});

const quiet = () => undefined;
const loaded = {
  isPending: false,
  error: null,
  retry: quiet,
  hasMore: false,
  isFetchingMore: false,
  fetchMore: quiet,
};
const rooms = [roomWith('Bob', 2), roomWith('Çem'), roomWith('Dana', 1)];

function open(state: Partial<RoomListViewProps['state']>, more: Partial<RoomListViewProps> = {}) {
  const onSelect = jest.fn();
  render(
    <LookProvider language="en">
      <RoomListView
        me={ann.id}
        state={{ ...loaded, rooms, ...state }}
        selectedId={null}
        onSelect={onSelect}
        {...more}
      />
    </LookProvider>,
  );
  return onSelect;
}

const names = () => screen.getAllByRole('listitem').map((row) => /Bob|Çem|Dana/u.exec(row.textContent)?.[0]);

describe('the list of conversations', () => {
  it('names the other person, the unread messages and an empty room', async () => {
    const onSelect = open({});
    expect(names()).toEqual(['Bob', 'Çem', 'Dana']);
    expect(screen.getByText('2 unread messages')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Çem.*No messages yet/u }));
    expect(onSelect).toHaveBeenCalledWith('Çem');
  });

  it('keeps what the reader has written apart from the word before it, which may be of the other direction', () => {
    const lastMessage = { senderId: ann.id, content: 'شكرًا!', attachments: [], deletedAt: null };
    open({ rooms: [{ ...roomWith('Bob'), lastMessage: lastMessage as unknown as Message }] });
    expect(screen.getByRole('button', { name: /You: شكرًا!/u })).toBeInTheDocument();
    // A line of its own direction is cut at its own end.
    expect(screen.getByText('شكرًا!')).toHaveAttribute('dir', 'auto');
  });

  it('finds people by name, whatever the case', async () => {
    open({});
    await userEvent.type(screen.getByRole('searchbox'), 'çE');
    expect(names()).toEqual(['Çem']);
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'nobody');
    expect(await screen.findByText('No conversation with “nobody”.')).toBeInTheDocument();
  });

  it('shows the unread ones, and the open one so that it does not vanish while being read', async () => {
    open({}, { selectedId: 'Çem' });
    await userEvent.click(screen.getByRole('radio', { name: 'Unread' }));
    expect(names()).toEqual(['Bob', 'Çem', 'Dana']);
  });

  it('puts the unread ones first where the reader wants it, and leaves the open one where it was', async () => {
    const view = (all: Room[], selectedId: string | null) => (
      <LookProvider language="en">
        <SettingsContext value={{ enterSends: true, unreadFirst: true }}>
          <RoomListView
            me={ann.id}
            state={{ ...loaded, rooms: all }}
            selectedId={selectedId}
            onSelect={quiet}
          />
        </SettingsContext>
      </LookProvider>
    );
    const { rerender } = render(view(rooms, null));
    expect(names()).toEqual(['Bob', 'Dana', 'Çem']);
    rerender(view(rooms, 'Bob'));
    rerender(view([roomWith('Bob'), roomWith('Çem'), roomWith('Dana', 1)], 'Bob'));
    expect(names()).toEqual(['Bob', 'Dana', 'Çem']);
    rerender(view([roomWith('Bob'), roomWith('Çem'), roomWith('Dana', 1)], 'Dana'));
    expect(names()).toEqual(['Dana', 'Bob', 'Çem']);
  });

  it('says so when all is read', async () => {
    open({ rooms: [roomWith('Bob')] });
    await userEvent.click(screen.getByRole('radio', { name: 'Unread' }));
    expect(screen.getByText('All read')).toBeInTheDocument();
  });

  it('shows an archived conversation that is counted as unread among the unread ones', async () => {
    const archived = { ...roomWith('Bob', 1), archived: true };
    const muted = { ...roomWith('Dana', 1), archived: true, muted: true };
    open({ rooms: [archived, roomWith('Çem'), muted] });
    expect(names()).toEqual(['Çem']);
    await userEvent.click(screen.getByRole('radio', { name: 'Unread' }));
    expect(names()).toEqual(['Bob']);
    await userEvent.click(screen.getByRole('radio', { name: 'Archived' }));
    expect(names()).toEqual(['Bob', 'Dana']);
  });

  it('says who wrote last where that may be one of several', () => {
    const said = { senderId: ann.id, content: 'On Monday?', attachments: [], deletedAt: null };
    const lastMessage = said as unknown as Message;
    const group: Room = { ...roomWith('Bob'), id: 'g', kind: 'group', title: 'Physics', lastMessage };
    open({ rooms: [group, { ...roomWith('Çem'), lastMessage }] }, { me: 'x' });
    expect(screen.getByRole('button', { name: /Ann: On Monday\?/u })).toHaveTextContent('Physics');
    expect(screen.getAllByText('Ann:')).toHaveLength(1);
  });

  it('says in the reader’s language what happened last in a group', async () => {
    const system = { kind: 'memberLeft', actorId: null, userIds: [ann.id], title: null, role: null };
    const lastMessage = { senderId: null, content: 'Ann left', system, attachments: [], deletedAt: null };
    const group = { ...roomWith('Bob'), lastMessage: lastMessage as unknown as Message };
    render(
      <LookProvider language="ar">
        <RoomListView me="x" state={{ ...loaded, rooms: [group] }} selectedId={null} onSelect={quiet} />
      </LookProvider>,
    );
    expect(await screen.findByText('غادر Ann')).toBeInTheDocument();
  });

  it('offers to start a conversation when there is none', async () => {
    const onStart = jest.fn();
    open({ rooms: [] }, { onStart });
    await userEvent.click(screen.getByRole('button', { name: 'Start chat' }));
    expect(onStart).toHaveBeenCalled();
  });

  it('offers to try again when it could not be loaded', async () => {
    const retry = jest.fn();
    open({ rooms: [], error: new OfficehoursError('network'), retry });
    expect(screen.getByRole('alert')).toHaveTextContent('The service could not be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalled();
  });

  it('is one tab stop, with arrow keys inside', async () => {
    open({});
    act(() => screen.getByRole('button', { name: /Bob/u }).focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: /Çem/u })).toHaveFocus();
    expect(screen.getByRole('button', { name: /Bob/u })).toHaveAttribute('tabindex', '-1');
  });
});
