import { Server } from 'socket.io';
import { hereFirst } from './here-first';
import type { RealtimeServer } from './socket-types';

it('takes the sockets of this node out of a room before the bus has answered', async () => {
  const io = new Server() as unknown as RealtimeServer;
  const { adapter, sockets } = io.of('/');
  const leaveHere = adapter.delSockets.bind(adapter);
  // As the adapter between nodes while Redis says nothing: what is not for this node alone waits for ever.
  adapter.delSockets = (options, rooms) => {
    if (options.flags?.local) leaveHere(options, rooms);
  };
  await adapter.addAll('socket', new Set(['person', 'room']));
  sockets.set('socket', { leave: (room: string) => adapter.del('socket', room) } as never);
  hereFirst(io, 'person', (found) => found.socketsLeave('room'));
  expect([...(adapter.socketRooms('socket') ?? [])]).toEqual(['person']);
});
