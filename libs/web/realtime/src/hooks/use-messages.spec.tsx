/** @jest-environment ./src/testing/browser-environment.mjs */
import { act } from '@testing-library/react';
import type { ChatItem } from '../chat/item';
import { createOfficehours } from '../client/create-officehours';
import type { Officehours } from '../client/officehours';
import { INSTRUCTOR, ROOM, student, STUDENT } from '../testing/builders';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { pass, renderWith } from '../testing/render';
import { useMessages } from './use-messages';
import { useRoom, useRooms } from './use-rooms';
import { useOutbox, useSend } from './use-send';
import { useUnreadDivider } from './use-unread-divider';

let service: FakeService;
let client: Officehours;

function open(): Officehours {
  const token = tokenOf(student);
  client = createOfficehours({ baseUrl: 'http://chat.test', token, user: student }, fakePlatform(service));
  client.start();
  return client;
}

const post = (count: number, senderId = INSTRUCTOR) => {
  for (let n = 0; n < count; n += 1) service.post(senderId, `message ${service.history.lastSeq + 1}`);
};
const contents = (items: readonly ChatItem[]) => items.map(({ content }) => content);
const seqs = (items: readonly ChatItem[]) => items.map(({ seq }) => seq);

async function openRoom() {
  const view = renderWith(open(), () => ({
    ...useMessages(ROOM),
    send: useSend(ROOM),
    outbox: useOutbox(),
    room: useRoom(ROOM).room,
  }));
  await pass();
  return view.result;
}

beforeEach(() => {
  jest.useFakeTimers();
  service = new FakeService();
});
afterEach(() => {
  client.stop();
  jest.useRealTimers();
});

describe('a conversation on the screen', () => {
  it('is pending until its first page is there', async () => {
    post(3);
    const { result } = renderWith(open(), () => useMessages(ROOM));
    expect(result.current).toMatchObject({ isPending: true, items: [], error: null });
    await pass();
    expect(result.current).toMatchObject({ isPending: false, hasMoreBefore: false, lastSeq: 3 });
    expect(contents(result.current.items)).toEqual(['message 1', 'message 2', 'message 3']);
  });

  it('may be empty', async () => {
    const view = await openRoom();
    expect(view.current).toMatchObject({
      items: [],
      isPending: false,
      hasMoreBefore: false,
      hasMoreAfter: false,
    });
  });

  it('says why it cannot be shown, and shows it when that has passed', async () => {
    const path = `GET /api/message/chat-room/${ROOM}/messages`;
    service.refusals.set(path, ['not_found']);
    const { result } = renderWith(open(), () => useMessages(ROOM));
    await pass();
    expect(result.current).toMatchObject({ isPending: false, error: { code: 'not_found' } });
    act(() => result.current.retry());
    await pass();
    expect(result.current.error).toBeNull();
  });

  it('grows at its end with what arrives live, and what was there stays the same object', async () => {
    post(3);
    const view = await openRoom();
    const before = view.current.items;
    post(1);
    await pass();
    expect(seqs(view.current.items)).toEqual([1, 2, 3, 4]);
    expect(view.current.items.slice(0, 3).every((item, index) => item === before[index])).toBe(true);
  });

  it('fetches older pages until its beginning', async () => {
    post(120);
    const view = await openRoom();
    expect(seqs(view.current.items).at(0)).toBe(71);
    for (const first of [21, 1]) {
      act(() => view.current.fetchBefore());
      await pass();
      expect(seqs(view.current.items).at(0)).toBe(first);
    }
    expect(view.current.hasMoreBefore).toBe(false);
    expect(view.current.items).toHaveLength(120);
  });

  it('jumps to an old message and comes back by scrolling or at once', async () => {
    post(300);
    const view = await openRoom();
    await act(() => view.current.jumpTo(100));
    expect(seqs(view.current.items)).toContain(100);
    expect(view.current).toMatchObject({ hasMoreAfter: true, hasMoreBefore: true });
    post(1);
    await pass();
    expect(seqs(view.current.items)).not.toContain(301);
    expect(view.current.lastSeq).toBe(301);
    act(() => view.current.jumpToLatest());
    await pass();
    expect(seqs(view.current.items).at(-1)).toBe(301);

    await act(() => view.current.jumpTo(100));
    while (view.current.hasMoreAfter) {
      act(() => view.current.fetchAfter());
      await pass();
    }
    expect(seqs(view.current.items).at(-1)).toBe(301);
    post(1);
    await pass();
    expect(seqs(view.current.items).at(-1)).toBe(302);
  });
});

describe('an own message', () => {
  it('is told of from when it is written, and to a view that was there before', async () => {
    const view = await openRoom();
    expect(view.current.justWritten).toBeNull();
    let id = '';
    act(() => {
      id = view.current.send('mine');
    });
    expect(view.current.justWritten).toBe(id);
    await pass();
    expect(view.current.justWritten).toBe(id);
    const later = renderWith(client, () => useMessages(ROOM).justWritten);
    expect(later.result.current).toBeNull();
  });

  it('is shown also when an older part was asked for right before', async () => {
    post(300);
    const view = await openRoom();
    let jump = Promise.resolve(true);
    act(() => {
      jump = view.current.jumpTo(100);
      view.current.send('mine');
    });
    await pass();
    expect(await jump).toBe(false);
    expect(view.current.items.at(-1)).toMatchObject({ seq: 301, content: 'mine' });
  });

  it('shows at once as sending, and stays the same row while it is sent and read', async () => {
    post(2);
    const view = await openRoom();
    let id = '';
    act(() => {
      id = view.current.send('mine');
    });
    expect(view.current.items.at(-1)).toMatchObject({ key: id, status: 'sending', seq: null, mine: true });
    await pass();
    expect(view.current.items.at(-1)).toMatchObject({ key: id, status: 'sent', seq: 3 });
    service.emit('roomRead', { chatRoomId: ROOM, userId: INSTRUCTOR, lastReadSeq: 3 });
    await pass();
    expect(view.current.items.at(-1)).toMatchObject({ key: id, status: 'read' });
    expect(view.current.items).toHaveLength(3);
  });

  it('was read while there was no connection, and says so after the next', async () => {
    const view = await openRoom();
    act(() => void view.current.send('mine'));
    await pass(3_000);
    expect(view.current.items.at(-1)).toMatchObject({ status: 'sent' });
    service.loseAll();
    service.reads[INSTRUCTOR] = 1;
    await pass(5_000);
    expect(view.current.items.at(-1)).toMatchObject({ status: 'read' });
  });

  it('that is refused stays with its reason until it is sent again or deleted', async () => {
    const view = await openRoom();
    service.refusals.set('sendMessage', ['forbidden']);
    act(() => void view.current.send('refused'));
    await pass();
    const [failed] = view.current.items;
    expect(failed).toMatchObject({ status: 'failed', failure: 'forbidden', content: 'refused' });
    act(() => view.current.outbox.retry(failed!.clientMessageId));
    await pass();
    expect(view.current.items).toMatchObject([{ status: 'sent', content: 'refused', key: failed!.key }]);
  });

  it('is never shown twice, whichever of ack and broadcast comes first', async () => {
    const view = await openRoom();
    service.delivers = () => false;
    act(() => void view.current.send('ack only'));
    await pass();
    expect(contents(view.current.items)).toEqual(['ack only']);
    service.delivers = () => true;
    service.answers = (name) => name !== 'sendMessage';
    act(() => void view.current.send('broadcast only'));
    await pass();
    expect(contents(view.current.items)).toEqual(['ack only', 'broadcast only']);
  });

  it('quotes what it answers before the service has it', async () => {
    post(1);
    const view = await openRoom();
    const quoted = view.current.items[0]!;
    service.isUp = false;
    service.loseAll();
    act(() => void view.current.send('an answer', { replyToId: quoted.id! }));
    expect(view.current.items.at(-1)?.replyTo).toEqual({
      id: quoted.id,
      seq: 1,
      senderId: INSTRUCTOR,
      excerpt: 'message 1',
    });
  });

  it('brings the reader back to the end', async () => {
    post(300);
    const view = await openRoom();
    await act(() => view.current.jumpTo(50));
    act(() => void view.current.send('from far up'));
    await pass();
    expect(contents(view.current.items).at(-1)).toBe('from far up');
  });
});

describe('the unread divider', () => {
  const openWithDivider = async () => {
    const view = renderWith(open(), () => ({ divider: useUnreadDivider(ROOM), rooms: useRooms().rooms }));
    await pass();
    return view.result;
  };

  it('stands before the first message that was unread, and stays when the room is read', async () => {
    post(3);
    service.reads[STUDENT] = 1;
    const view = await openWithDivider();
    expect(view.current.divider).toBe(2);
    client.reading.mark(ROOM, 3);
    await pass();
    expect(view.current.rooms[0]?.unreadCount).toBe(0);
    expect(view.current.divider).toBe(2);
  });

  it('is not there when everything was read, and does not appear for what arrives during the visit', async () => {
    post(3);
    service.reads[STUDENT] = 3;
    const view = await openWithDivider();
    post(1);
    await pass();
    expect(view.current.divider).toBeNull();
  });
});
