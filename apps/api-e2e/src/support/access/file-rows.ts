import { formOf, png, uploaded } from '../files';
import { rest } from '../rest';
import type { RestRow, World } from './world';

const room = ({ room: { id } }: World): string => `/api/message/chat-room/${id}`;

const pictures = new WeakMap<World, Promise<string>>();

/** The picture of a world that was sent to its room, made when it is first asked for. */
function picture(world: World): Promise<string> {
  const made = pictures.get(world) ?? sent(world);
  pictures.set(world, made);
  return made;
}

/** Large enough to have a smaller one. */
async function sent({ server, people, author, room: { id: chatRoomId } }: World): Promise<string> {
  const { id } = await uploaded(server, people[author], chatRoomId, formOf('a.png', png(700, 10)));
  const message = { chatRoomId, content: '', attachmentIds: [id] };
  await rest(server, people[author]).post('/api/message/message', message);
  return `/api/message/attachment/${id}`;
}

export const fileRows: Record<string, RestRow> = {
  'GET /api/message/attachment-rules': () => ({ path: '/api/message/attachment-rules' }),
  'POST /api/message/chat-room/:id/attachments': (world) => ({
    path: `${room(world)}/attachments`,
    raw: formOf('a.txt', 'a'),
  }),
  'GET /api/message/chat-room/:id/attachments': (world) => ({ path: `${room(world)}/attachments` }),
  'GET /api/message/attachment/:id': async (world) => ({ path: await picture(world) }),
  'GET /api/message/attachment/:id/thumbnail': async (world) => ({
    path: `${await picture(world)}/thumbnail`,
  }),
  'DELETE /api/message/attachment/:id': async ({ server, people, author, room: { id } }) => ({
    path: `/api/message/attachment/${(await uploaded(server, people[author], id)).id}`,
  }),
};
