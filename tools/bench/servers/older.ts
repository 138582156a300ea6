// B: the older design. Express, Socket.IO and Mongoose; each message is a document whose insert is awaited, then
// emitted to its room and acknowledged. `node older.ts <MongoDB URI> [connections of the pool]`
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import mongoose from 'mongoose';
import { Server, type Socket } from 'socket.io';

interface Sent {
  chatRoomId: string;
  content: string;
  clientMessageId: string;
}
type Answer = (ack: unknown) => void;

const [uri = '', pool = '100'] = process.argv.slice(2);
const { ObjectId } = mongoose.Schema.Types;
const schema = new mongoose.Schema(
  {
    chatRoomId: { type: ObjectId, required: true, index: true },
    senderId: { type: ObjectId, refPath: 'senderModel', required: true },
    senderModel: { type: String, enum: ['Student', 'Instructor'], required: true },
    receiverId: { type: ObjectId, refPath: 'receiverModel', required: true },
    receiverModel: { type: String, enum: ['Student', 'Instructor'], required: true },
    content: { type: String, required: true },
    clientMessageId: { type: String, unique: true },
    messageType: { type: String, enum: ['text', 'image', 'file'], default: 'text' },
    isRead: { type: Boolean, default: false },
  },
  { timestamps: true },
);
const Message = mongoose.model('OlderMessage', schema);
const [student, instructor] = [new mongoose.Types.ObjectId(), new mongoose.Types.ObjectId()];
const pair = {
  senderId: student,
  senderModel: 'Student',
  receiverId: instructor,
  receiverModel: 'Instructor',
} as const;

await mongoose.connect(uri, { dbName: 'older', maxPoolSize: Number(pool) });
await Message.init();
const http = createServer(express());
const io = new Server(http, { serveClient: false, perMessageDeflate: false, transports: ['websocket'] });

io.on('connection', (socket: Socket) => {
  socket.on('joinRoom', (room: string, answer: Answer) => {
    void socket.join(room);
    answer({ ok: true });
  });
  socket.on('sendMessage', async ({ chatRoomId, content, clientMessageId }: Sent, answer: Answer) => {
    const message = await Message.create({ ...pair, chatRoomId, content, clientMessageId });
    io.to(chatRoomId).emit('receiveMessage', message);
    answer({ ok: true, data: message });
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  console.log(`ready at http://127.0.0.1:${port}`);
});
