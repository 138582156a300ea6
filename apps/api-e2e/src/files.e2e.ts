import { connect } from './support/client';
import { formOf, png, uploaded } from './support/files';
import { rest } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
});

afterAll(() => server.stop());

it('a picture goes out over the socket, with what is needed to show it before it is there', async () => {
  const { student, instructor, room } = pair;
  const hearer = await connect(server, instructor);
  await hearer.do('joinRoom', room.id);
  const sender = await connect(server, student);
  const file = await uploaded(server, student, room.id, formOf('graph.png', png(1_300, 20)));
  await sender.do('sendMessage', { chatRoomId: room.id, content: '', attachmentIds: [file.id] });
  const heard = await hearer.next('receiveMessage', ({ attachments }) => attachments.length > 0);
  expect(heard).toMatchObject({ content: '', messageType: 'image', attachments: [file] });
  expect(file).toMatchObject({ width: 1_300, height: 20, hasThumbnail: true });
  const second = await uploaded(server, student, room.id, formOf('graph.png', png(40, 20)));
  const named = {
    chatRoomId: room.id,
    content: 'See',
    messageType: 'text' as const,
    attachmentIds: [second.id],
  };
  expect(await sender.do('sendMessage', named)).toMatchObject({ messageType: 'image' });
  const small = await rest(server, instructor).get(`/api/message/attachment/${file.id}/thumbnail`);
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
});
