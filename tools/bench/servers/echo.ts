// E: the least a Socket.IO server can do. It stores nothing: it passes a message to its room and acknowledges it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';

interface Sent {
  chatRoomId: string;
}
type Answer = (ack: unknown) => void;

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false, transports: ['websocket'] });

io.on('connection', (socket: Socket) => {
  socket.on('joinRoom', (room: string, answer: Answer) => {
    void socket.join(room);
    answer({ ok: true });
  });
  socket.on('sendMessage', (message: Sent, answer: Answer) => {
    io.to(message.chatRoomId).emit('receiveMessage', message);
    answer({ ok: true, data: message });
  });
  socket.on('leaveRoom', (request: Sent, answer: Answer) => answer({ ok: true, data: request }));
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  console.log(`ready at http://127.0.0.1:${port}`);
});
