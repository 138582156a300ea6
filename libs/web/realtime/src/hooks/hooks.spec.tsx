/** @jest-environment ./src/testing/browser-environment.mjs */
import { act } from '@testing-library/react';
import { newChatCreate } from '../chat/new-chat';
import { createOfficehours } from '../client/create-officehours';
import type { Officehours } from '../client/officehours';
import { idOf, instructor, INSTRUCTOR, ROOM, student, STUDENT } from '../testing/builders';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { pass, renderWith } from '../testing/render';
import { useConnection } from './use-connection';
import { useDraft, useHasDraft } from './use-draft';
import { useLiveMessages } from './use-live-messages';
import { useMe } from './use-me';
import { useRoom, useRooms, useUnreadTotal } from './use-rooms';
import { useRoster } from './use-roster';
import { useStaff } from './use-staff';
import { useStartChat } from './use-start-chat';
import { useTyping } from './use-typing';
import { useUnreadDivider } from './use-unread-divider';

const COURSE = idOf('d', 1);

let service: FakeService;
let client: Officehours;

beforeEach(() => {
  jest.useFakeTimers();
  service = new FakeService();
  client = createOfficehours({ baseUrl: 'http://chat.test', token: tokenOf(student) }, fakePlatform(service));
  client.start();
});
afterEach(() => {
  client.stop();
  jest.useRealTimers();
});

describe('mounting twice, as React does in development', () => {
  it('opens one connection', async () => {
    const { result } = renderWith(client, () => useConnection());
    await pass();
    client.start();
    await pass();
    expect(service.sockets.size).toBe(1);
    expect(result.current.status).toBe('online');
  });
});

describe('the divider before what is unread', () => {
  it('stands where one comes back to newer messages, and stays where one is', async () => {
    const { result, rerender } = renderWith(
      client,
      (isLooking: boolean) => useUnreadDivider(ROOM, isLooking),
      true as boolean,
    );
    const reading = (seq: number) => client.reading.mark(ROOM, seq);
    client.reading.opened(ROOM);
    await pass();
    expect(result.current).toBeNull();
    service.post(INSTRUCTOR, 'seen as it comes');
    await pass();
    expect(result.current).toBeNull();
    reading(1);
    await pass();
    rerender(false);
    service.post(INSTRUCTOR, 'seen by nobody');
    service.post(INSTRUCTOR, 'nor this');
    await pass();
    expect(result.current).toBeNull();
    rerender(true);
    expect(result.current).toBe(2);
    reading(3);
    await pass();
    rerender(false);
    rerender(true);
    expect(result.current).toBe(2);
  });
});

describe('rooms', () => {
  it('are listed with what arrives live, and add up to the unread total', async () => {
    const { result } = renderWith(client, () => ({ ...useRooms(), total: useUnreadTotal(), me: useMe().me }));
    expect(result.current.isPending).toBe(true);
    await pass();
    expect(result.current.me?.id).toBe(STUDENT);
    service.post(INSTRUCTOR, 'hello');
    await pass();
    expect(result.current.rooms[0]).toMatchObject({ unreadCount: 1, lastMessage: { content: 'hello' } });
    expect(result.current.total).toBe(1);
  });

  it('show who is there, and say so when that changes', async () => {
    const { result } = renderWith(client, () => useRoom(ROOM));
    await pass();
    const online = () => result.current.room?.participants.find(({ id }) => id === INSTRUCTOR)?.online;
    expect(online()).toBe(false);
    service.emit('presenceChanged', { userId: INSTRUCTOR, online: true, away: false, lastSeenAt: null });
    await pass();
    expect(online()).toBe(true);
  });

  it('that one may not see are an error, not a wait', async () => {
    service.refusals.set(`GET /api/message/chat-room/${ROOM}`, ['not_found']);
    const { result } = renderWith(client, () => useRoom(ROOM));
    await pass();
    expect(result.current).toMatchObject({ room: null, isPending: false, error: { code: 'not_found' } });
  });
});

describe('people of a course', () => {
  const answer = (path: string, data: unknown) => service.data.set(`GET ${path}`, data);

  it('are its staff, with presence and the room with each of them kept live', async () => {
    answer(`/api/course/${COURSE}/staff`, {
      staff: [
        {
          ...instructor,
          model: 'Instructor',
          online: false,
          courseRole: 'instructor',
          chatRoomId: null,
          unreadCount: 0,
        },
      ],
    });
    const { result } = renderWith(client, () => useStaff(COURSE));
    await pass();
    expect(result.current.staff).toMatchObject([{ id: INSTRUCTOR, online: false, chatRoomId: null }]);
    service.emit('presenceChanged', { userId: INSTRUCTOR, online: true, away: false, lastSeenAt: null });
    service.post(INSTRUCTOR, 'hello');
    await pass();
    expect(result.current.staff).toMatchObject([{ online: true, chatRoomId: ROOM, unreadCount: 1 }]);
  });

  it('are its students in pages, searched on the server', async () => {
    const row = (n: number) => ({
      id: idOf('b', n),
      name: `s${n}`,
      avatarUrl: null,
      online: false,
      chatRoomId: null,
    });
    const page = (ns: number[], nextCursor: string | null) => ({
      course: { id: COURSE, title: 'Algebra', role: 'instructor' },
      students: ns.map((n) => ({ ...row(n), unreadCount: 0, lastMessage: null })),
      nextCursor,
    });
    answer(`/api/message/course/${COURSE}/none`, page([11, 12], 'more'));
    const { result, rerender } = renderWith(client, (q: string) => useRoster(COURSE, q), '' as string);
    await pass();
    expect(result.current).toMatchObject({ course: { title: 'Algebra' }, hasMore: true });
    answer(`/api/message/course/${COURSE}/none`, page([13], null));
    act(() => result.current.fetchMore());
    await pass();
    expect(result.current.students.map(({ name }) => name)).toEqual(['s11', 's12', 's13']);
    expect(result.current.hasMore).toBe(false);
    rerender('s13');
    await pass();
    expect(service.lastQuery).toMatchObject({ q: 's13' });
  });
});

describe('starting a chat', () => {
  const pair = { studentId: STUDENT, instructorId: INSTRUCTOR };

  it('makes the room of the pair or finds it, and knows it from then on', async () => {
    const { result } = renderWith(client, () => ({ ...useStartChat(), room: useRoom(ROOM).room }));
    const room = await act(() => result.current.startChat(pair));
    expect(room.id).toBe(ROOM);
    await pass();
    expect(result.current.room?.id).toBe(ROOM);
  });

  it('as in the older module goes to the room’s page', async () => {
    const navigate = jest.fn();
    await newChatCreate({ client, navigate, ...pair });
    expect(navigate.mock.calls).toEqual([[`/learningDashboard/studentChat/${INSTRUCTOR}/${ROOM}`]]);
  });
});

describe('the composer', () => {
  it('keeps a draft of each room, and the list knows of it', () => {
    const { result } = renderWith(client, () => ({ draft: useDraft(ROOM), has: useHasDraft(ROOM) }));
    act(() => result.current.draft[1]('half a thought'));
    expect(result.current.draft[0]).toBe('half a thought');
    expect(result.current.has).toBe(true);
    act(() => result.current.draft[1](''));
    expect(result.current.has).toBe(false);
  });

  it('shows who else types, not the person’s own other devices', async () => {
    const { result } = renderWith(client, () => useTyping(ROOM));
    await pass();
    act(() => service.emit('typing', { chatRoomId: ROOM, userId: INSTRUCTOR, isTyping: true }));
    act(() => service.emit('typing', { chatRoomId: ROOM, userId: STUDENT, isTyping: true }));
    expect(result.current.userIds).toEqual([INSTRUCTOR]);
    await pass(6_000);
    expect(result.current.userIds).toEqual([]);
  });
});

describe('live messages', () => {
  it('are told once each, and own ones are not', async () => {
    const heard: string[] = [];
    renderWith(client, () => useLiveMessages(({ content }) => void heard.push(content)));
    await pass();
    const message = service.post(INSTRUCTOR, 'news');
    service.emit('receiveMessage', message);
    service.post(STUDENT, 'own');
    expect(heard).toEqual(['news']);
  });
});
