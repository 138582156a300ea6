import type { QuarantineList } from '@officehours/contracts';
import { formOf, png, upload, uploaded } from '../files';
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

/** A file in which the scanner has found something; another one once it was decided about. */
async function quarantined({ server, people, author, room: { id } }: World): Promise<string> {
  const path = '/api/message/quarantine';
  const first = async () => (await rest(server, people.admin).get<QuarantineList>(path)).body.files[0]?.id;
  if (!(await first())) await upload(server, people[author], id, formOf('a.txt', 'EVIL'));
  return `${path}/${await first()}`;
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
  'GET /api/message/quarantine': () => ({ path: '/api/message/quarantine' }),
  'POST /api/message/quarantine/:id/decision': async (world) => ({
    path: `${await quarantined(world)}/decision`,
    body: { decision: 'delete', reason: 'It is one' },
  }),
  'DELETE /api/message/attachment/:id': async ({ server, people, author, room: { id } }) => ({
    path: `/api/message/attachment/${(await uploaded(server, people[author], id)).id}`,
  }),
};
