import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '@officehours/contracts';
import { connect } from './support/client';
import { formOf, png, upload, uploaded } from './support/files';
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

const digest = (content: string) => createHash('sha256').update(content).digest('hex');

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
  const small = await rest(server, instructor).get(`/api/message/attachment/${file.id}/thumbnail`);
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
});

it('what was acknowledged survives a kill to the byte, and what was under way is not there', async () => {
  const { student, instructor, room } = pair;
  const folder = join(server.dataDir, 'files');
  for (let round = 0; round < 2; round += 1) {
    const kept: [Attachment, string][] = [];
    const uploads = Array.from({ length: 12 }, async (_, index) => {
      const content = `${round} ${index} `.repeat(20_000);
      const answer = await upload(server, student, room.id, formOf('long.txt', content)).catch(
        () => undefined,
      );
      if (answer?.status !== 201) return;
      kept.push([answer.body, content]);
      if (kept.length === 3) await server.kill9();
    });
    await Promise.all(uploads);
    await server.restart();
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (const [{ id }, content] of kept) {
      const message = { chatRoomId: room.id, content: '', attachmentIds: [id] };
      expect((await rest(server, student).post('/api/message/message', message)).status).toBe(201);
      const { text } = await rest(server, instructor).get(`/api/message/attachment/${id}`);
      expect(digest(text)).toBe(digest(content));
    }
    const files = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{24}$/.test(name));
    for (const name of files) {
      const id = name.slice(-24);
      const answer = await rest(server, instructor).get(`/api/message/attachment/${id}`);
      // Whole and sent, or not there for anyone else.
      expect([200, 404]).toContain(answer.status);
      if (answer.status === 404) expect(kept.map(([file]) => file.id)).not.toContain(id);
    }
  }
}, 120_000);
