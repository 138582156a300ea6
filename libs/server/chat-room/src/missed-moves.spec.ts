import {
  channelOf,
  Connections,
  DomainEvents,
  RoomsOfPerson,
  Settings,
  SocketServer,
  type RealtimeServer,
  type RealtimeSocket,
} from '@officehours/platform';
import { ChatRoomGateway } from './chat-room.gateway';
import type { ChatRoomService } from './chat-room.service';
import { MissedMoves } from './missed-moves';
import type { RoomAccessCache } from './room-access';
import type { TypingService } from './typing.service';

/** A socket of Ada's that hears room `a` since it connected. */
function aSocket(id: string, allRooms: boolean) {
  const rooms = new Set([id, channelOf.person('ada'), channelOf.room('a')]);
  const socket = {
    id,
    rooms,
    connected: true,
    data: { caller: { id: 'ada' }, allRooms },
    join: async (names: string | string[]) => void [names].flat().forEach((name) => rooms.add(name)),
    leave: async (name: string) => void rooms.delete(name),
  };
  return socket as unknown as RealtimeSocket;
}

describe('what a node was not told of who came into rooms, and went', () => {
  let phone: RealtimeSocket;
  let older: RealtimeSocket;
  let moves: MissedMoves;
  let gateway: ChatRoomGateway;
  let events: DomainEvents;
  let rooms: string[];
  let meanwhile: () => void;
  let told: unknown[];
  const forget = jest.fn();

  beforeEach(() => {
    [phone, older] = [aSocket('phone', true), aSocket('older', false)];
    rooms = ['a'];
    told = [];
    meanwhile = () => undefined;
    forget.mockClear();
    events = new DomainEvents();
    const settings = new Settings({ jwtSecret: 'the-secret-of-a-service-under-test' });
    const server = new SocketServer(settings, events);
    const sockets = new Map([phone, older].map((socket) => [socket.id, socket]));
    server.attach({ on: () => undefined, sockets: { sockets } } as unknown as RealtimeServer);
    const ofPerson: RoomsOfPerson = {
      roomIdsOf: async () => {
        const read = [...rooms];
        meanwhile();
        return read;
      },
    };
    events.on('member.unheard', ({ arrivals }) => void told.push(...arrivals));
    events.on('member.removed', (removed) => void told.push(removed));
    moves = new MissedMoves(
      settings,
      server,
      new Connections(events, server, ofPerson),
      ofPerson,
      { forget } as unknown as RoomAccessCache,
      events,
    );
    const join = (_caller: unknown, { chatRoomId }: { chatRoomId: string }, hear: (id: string) => unknown) =>
      Promise.resolve(hear(chatRoomId));
    gateway = new ChatRoomGateway({ join } as unknown as ChatRoomService, {} as TypingService);
  });

  const heardBy = ({ rooms: channels }: RealtimeSocket) =>
    ['a', 'b'].filter((id) => channels.has(channelOf.room(id)));

  it('is nothing, where they hear what they are in', async () => {
    await moves.look();
    expect([heardBy(phone), heardBy(older), told]).toEqual([['a'], ['a'], []]);
  });

  it('is made up: who came hears the room, where they hear all of theirs, and is told of it once', async () => {
    rooms = ['a', 'b'];
    await moves.look();
    await moves.look();
    expect([heardBy(phone), heardBy(older)]).toEqual([['a', 'b'], ['a']]);
    expect(told).toEqual([{ chatRoomId: 'b', userId: 'ada', socketId: 'phone' }]);
    expect(forget).toHaveBeenCalledWith('b');
  });

  it('is made up: who went is told so', async () => {
    rooms = [];
    await moves.look();
    expect(told).toContainEqual({ chatRoomId: 'a', userIds: ['ada'] });
  });

  it('does not bring a socket back into a room that it left by itself, until it joins again', async () => {
    await gateway.leave(phone, { chatRoomId: 'A' });
    await moves.look();
    expect([heardBy(phone), told]).toEqual([[], []]);
    await gateway.join(phone, { chatRoomId: 'a' });
    await phone.leave(channelOf.room('a'));
    await moves.look();
    expect(heardBy(phone)).toEqual(['a']);
  });

  it('lets nobody hear a room from which they were removed in just that moment', async () => {
    rooms = ['a', 'b'];
    meanwhile = () => {
      rooms = ['a'];
      meanwhile = () => undefined;
      events.publish('room.stale', { chatRoomId: 'b' });
    };
    await moves.look();
    expect([heardBy(phone), told]).toEqual([['a'], []]);
  });
});
