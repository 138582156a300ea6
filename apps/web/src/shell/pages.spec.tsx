import { FRESH_ROOM_STATE } from '@officehours/contracts';
import { LookProvider } from '@officehours/web-chat';
import { createOfficehours, OfficehoursContext, type Room } from '@officehours/web-realtime';
import { render, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { PageTitle, RoomTitle } from './page-title';
import { PATHS } from './paths';
import { RoomAddress } from './room-address';
import type { ReactNode } from 'react';

const maya = { id: 'b1', name: 'Maya', role: 'student' as const, email: null, avatarUrl: null };
const room: Room = {
  id: 'a1',
  kind: 'direct',
  title: null,
  courseId: null,
  participants: [
    {
      id: 'b1',
      name: 'Maya',
      model: 'Student',
      avatarUrl: null,
      online: true,
      away: false,
      lastSeenAt: null,
    },
    {
      id: 'b2',
      name: 'Tomás Ibarra',
      model: 'Instructor',
      avatarUrl: null,
      online: false,
      away: false,
      lastSeenAt: null,
    },
  ],
  lastSeq: 2,
  lastMessage: null,
  memberCount: 2,
  role: 'member',
  mentionCount: 0,
  restriction: null,
  ...FRESH_ROOM_STATE,
  unreadCount: 2,
  createdAt: '2026-11-23T10:00:00.000Z',
};

/** Draws for Maya, whose only room is with Tomás; answers the addresses gone to. */
function open(children: ReactNode, path = '/') {
  const client = createOfficehours(
    { baseUrl: 'http://chat.test', token: 't', user: maya },
    { fetch: () => Promise.reject(new TypeError('no network')) },
  );
  client.rooms.put(room);
  const { hook, history } = memoryLocation({ path, record: true });
  render(
    <LookProvider language="en">
      <OfficehoursContext value={client}>
        <Router hook={hook}>{children}</Router>
      </OfficehoursContext>
    </LookProvider>,
  );
  return history;
}

describe('the title of the tab', () => {
  it('is the other person, with the unread count in front', async () => {
    open(<RoomTitle roomId="a1" />);
    await waitFor(() => expect(document.title).toBe('(2) Tomás Ibarra · Officehours'));
  });

  it('is the name of any other page', async () => {
    open(<PageTitle name="Settings" />);
    await waitFor(() => expect(document.title).toBe('(2) Settings · Officehours'));
  });
});

describe('the address of a room', () => {
  it('that names another instructor is replaced by the right one', async () => {
    const right = '/learningDashboard/studentChat/b2/a1';
    const history = open(
      <RoomAddress instructorId="wrong" roomId="a1" />,
      '/learningDashboard/studentChat/wrong/a1',
    );
    await waitFor(() => expect(history).toEqual([right]));
  });

  it.each(['/learningDashboard', '/learningDashboard/', '/learningDashboard/studentChat'])(
    'without a person leads to the list: %s',
    (path) => expect(path).toMatch(PATHS.dashboard),
  );

  it.each(['/learningDashboard/other', '/learningDashboard/studentChat/b2/a1'])(
    'is not taken for one without a person: %s',
    (path) => expect(path).not.toMatch(PATHS.dashboard),
  );
});
