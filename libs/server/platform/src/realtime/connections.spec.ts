import { DomainEvents } from '../bus/domain-events';
import { Settings } from '../config/settings';
import { Connections, RoomsOfPerson } from './connections';
import { SocketServer } from './socket-server';
import { channelOf, type RealtimeSocket } from './socket-types';

/** A socket that hears all rooms of its person, and what it is in. */
function aSocket() {
  const channels = new Set<string>();
  const socket = {
    data: { caller: { id: 'ada' }, allRooms: true },
    join: async (names: string | string[]) => void [names].flat().forEach((name) => channels.add(name)),
    leave: async (name: string) => void channels.delete(name),
  };
  return { socket: socket as unknown as RealtimeSocket, channels };
}

describe('a socket that hears all rooms of its person', () => {
  const events = new DomainEvents();
  const server = new SocketServer(new Settings({ jwtSecret: 'the-secret-of-a-service-under-test' }), events);
  let rooms: string[];
  let meanwhile: () => void;
  const questions = jest.fn();
  const ofPerson: RoomsOfPerson = {
    roomIdsOf: async () => {
      questions();
      const read = [...rooms];
      meanwhile();
      return read;
    },
  };
  const prepared = async (): Promise<string[]> => {
    const { socket, channels } = aSocket();
    await new Connections(events, server, ofPerson).prepare(socket);
    return [...channels].filter((name) => ['a', 'b'].map(channelOf.room).includes(name));
  };

  beforeEach(() => {
    rooms = ['a', 'b'];
    meanwhile = () => undefined;
    questions.mockClear();
  });

  it('is in each of them, after one question', async () => {
    expect(await prepared()).toEqual(['a', 'b'].map(channelOf.room));
    expect(questions).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['here', () => server.tellStale('a')],
    ['on another node', () => events.publish('room.stale', { chatRoomId: 'a' })],
  ])('is not in one from which they were removed %s in just that moment', async (_where, tell) => {
    meanwhile = () => {
      rooms = ['b'];
      meanwhile = () => undefined;
      tell();
    };
    expect(await prepared()).toEqual([channelOf.room('b')]);
  });

  it('is in none of them when nobody can say which are still its person’s', async () => {
    const { socket, channels } = aSocket();
    const connections = new Connections(events, server, {
      roomIdsOf: () => Promise.reject(new Error('the database is away')),
    });
    const changes = server.memberChanges;
    server.tellStale('a');
    await expect(connections.join(socket, ['a', 'b'], changes)).rejects.toThrow('away');
    expect([...channels]).toEqual([]);
  });
});
