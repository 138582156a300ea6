import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { Socket as NetSocket, type AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect, type Socket as Client } from 'socket.io-client';
import type { RealtimeServer } from './socket-types';
import { writeOncePerTick } from './write-once-per-tick';

let http: HttpServer;
let server: Server;
let client: Client;

beforeEach(async () => {
  http = createServer();
  server = new Server(http);
  writeOncePerTick(server as unknown as RealtimeServer);
  await once(http.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  client.disconnect();
  await server.close();
});

function open(transport: 'websocket' | 'polling'): void {
  const { port } = http.address() as AddressInfo;
  client = connect(`http://127.0.0.1:${port}`, { transports: [transport], forceNew: true });
}

describe.each(['websocket', 'polling'] as const)(
  'what a connection is told in one turn, by %s',
  (transport) => {
    it('arrives in its order, and so does what follows before it is closed', async () => {
      const heard: number[] = [];
      server.on('connection', (socket) => {
        for (let n = 0; n < 50; n += 1) socket.emit('n', n);
        setImmediate(() => {
          socket.emit('n', 50);
          socket.disconnect(true);
        });
      });
      open(transport);
      client.on('n', (n: number) => heard.push(n));
      await once(client as never, 'disconnect');
      expect(heard).toEqual(Array.from({ length: 51 }, (_, n) => n));
    });
  },
);

it('goes out in one write to the network', async () => {
  open('websocket');
  const [socket] = (await once(server as never, 'connection')) as [{ emit(name: string, n: number): void }];
  await new Promise((resolve) => setTimeout(resolve, 50));
  const writes = jest.spyOn(NetSocket.prototype, '_write' as never);
  const vectors = jest.spyOn(NetSocket.prototype, '_writev' as never);
  for (let n = 0; n < 20; n += 1) socket.emit('n', n);
  await new Promise<void>((resolve) => client.on('n', (n: number) => n === 19 && resolve()));
  expect(writes.mock.calls.length + vectors.mock.calls.length).toBeLessThanOrEqual(2);
  jest.restoreAllMocks();
});
