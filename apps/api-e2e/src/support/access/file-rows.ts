import { formOf, png, uploaded } from '../files';
import { rest } from '../rest';
import type { RestRow, World } from './world';

const room = ({ room: { id } }: World): string => `/api/message/chat-room/${id}`;

/** A picture that the student has sent to the group, large enough to have a smaller one. */
async function sent({ server, people: { student }, room: { id: chatRoomId } }: World): Promise<string> {
  const { id } = await uploaded(server, student, chatRoomId, formOf('a.png', png(700, 10)));
  await rest(server, student).post('/api/message/message', { chatRoomId, content: '', attachmentIds: [id] });
  return `/api/message/attachment/${id}`;
}

export const fileRows: Record<string, RestRow> = {
  'GET /api/message/attachment-rules': () => ({ path: '/api/message/attachment-rules' }),
  'POST /api/message/chat-room/:id/attachments': (world) => ({
    path: `${room(world)}/attachments`,
    raw: formOf('a.txt', 'a'),
  }),
  'GET /api/message/chat-room/:id/attachments': (world) => ({ path: `${room(world)}/attachments` }),
  'GET /api/message/attachment/:id': async (world) => ({ path: await sent(world) }),
  'GET /api/message/attachment/:id/thumbnail': async (world) => ({ path: `${await sent(world)}/thumbnail` }),
  'DELETE /api/message/attachment/:id': async ({ server, people, room: { id } }) => ({
    path: `/api/message/attachment/${(await uploaded(server, people.student, id)).id}`,
  }),
};
