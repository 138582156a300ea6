import { messageOf, type RestRow, type World } from './world';

const EMOJI = encodeURIComponent('👍');
const message = async (world: World): Promise<string> =>
  `/api/message/message/${(await messageOf(world)).id}`;

export const messageRows: Record<string, RestRow> = {
  'GET /api/message/people': () => ({ path: '/api/message/people?q=ann' }),
  'GET /api/message/search': () => ({ path: '/api/message/search?q=word' }),
  'POST /api/message/message': ({ room }) => ({
    path: '/api/message/message',
    body: { chatRoomId: room.id, content: 'Hello' },
  }),
  'PATCH /api/message/message/:id': async (world) => ({
    path: await message(world),
    body: { content: 'Changed', rev: 0 },
  }),
  'DELETE /api/message/message/:id': async (world) => ({ path: await message(world) }),
  'GET /api/message/message/:id/history': async (world) => ({ path: `${await message(world)}/history` }),
  'PUT /api/message/message/:id/pin': async (world) => ({ path: `${await message(world)}/pin` }),
  'DELETE /api/message/message/:id/pin': async (world) => ({ path: `${await message(world)}/pin` }),
  'PUT /api/message/message/:id/reaction/:emoji': async (world) => ({
    path: `${await message(world)}/reaction/${EMOJI}`,
  }),
  'DELETE /api/message/message/:id/reaction/:emoji': async (world) => ({
    path: `${await message(world)}/reaction/${EMOJI}`,
  }),
};
