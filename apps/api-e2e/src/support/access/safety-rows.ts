import type { Report } from '@officehours/contracts';
import { person } from '../people';
import { rest } from '../rest';
import { introduce, post } from '../rooms';
import { writerBut, type RestRow, type Who, type World } from './world';

/** Somebody whom those may know who are in the course, and with whom nobody else has a room. */
const other = ({ people }: World, who: Who | 'no token'): string =>
  people[who === 'assistant' ? 'instructor' : 'assistant'].id;

/** Of what neither the caller nor the one who reports it wrote: who wrote it may not close it. */
async function reportIn(world: World, who: Who | 'no token'): Promise<string> {
  const { server, people, writers, room } = world;
  const writer = writerBut(world, who);
  const message = await post(server, writer, room.id, 'Buy this');
  const reporter = writers.map((one) => people[one]).find(({ id }) => id !== writer.id);
  const path = `/api/message/message/${message.id}/report`;
  return (await rest(server, reporter).post<Report>(path, { reason: 'spam' })).body.id;
}

async function somebody({ server, people }: World, isSuspended: boolean): Promise<string> {
  const one = await person('student');
  await introduce(server, one);
  const path = `/api/directory/user/${one.id}/suspension`;
  if (isSuspended) await rest(server, people.admin).put(path, { reason: 'Threats' });
  return path;
}

/** A room that the administrator reads, who is the only one who can. */
async function visited({ server, people, room }: World): Promise<string> {
  const path = `/api/message/chat-room/${room.id}/visit`;
  await rest(server, people.admin).post(path, { reason: 'A report' });
  return path;
}

export const safetyRows: Record<string, RestRow> = {
  'GET /api/message/block': () => ({ path: '/api/message/block' }),
  'PUT /api/message/block/:userId': (world, who) => ({ path: `/api/message/block/${other(world, who)}` }),
  'DELETE /api/message/block/:userId': async (world, who) => {
    const path = `/api/message/block/${other(world, who)}`;
    if (who !== 'no token') await rest(world.server, world.people[who]).put(path);
    return { path };
  },
  'POST /api/message/message/:id/report': async (world, who) => {
    const { id } = await post(world.server, writerBut(world, who), world.room.id, 'Hm');
    return { path: `/api/message/message/${id}/report`, body: { reason: 'other' } };
  },
  'POST /api/message/chat-room/:id/visit': ({ room }) => ({
    path: `/api/message/chat-room/${room.id}/visit`,
    body: { reason: 'A report' },
  }),
  'GET /api/message/chat-room/:id/visit': ({ room }) => ({ path: `/api/message/chat-room/${room.id}/visit` }),
  'GET /api/message/chat-room/:id/visit/messages': async (world) => ({
    path: `${await visited(world)}/messages`,
  }),
  'DELETE /api/message/chat-room/:id/visit': async (world) => ({ path: await visited(world) }),
  'GET /api/audit': () => ({ path: '/api/audit' }),
  'GET /api/report': () => ({ path: '/api/report' }),
  'PUT /api/report/:id/closed': async (world, who) => ({
    path: `/api/report/${await reportIn(world, who)}/closed`,
  }),
  'GET /api/directory/suspension': () => ({ path: '/api/directory/suspension' }),
  'PUT /api/directory/user/:userId/suspension': async (world) => ({
    path: await somebody(world, false),
    body: { reason: 'Threats' },
  }),
  'DELETE /api/directory/user/:userId/suspension': async (world) => ({ path: await somebody(world, true) }),
  'GET /api/course/:courseId/peer': ({ courseId }) => ({ path: `/api/course/${courseId}/peer` }),
  'PUT /api/course/:courseId/talk': ({ courseId }) => ({
    path: `/api/course/${courseId}/talk`,
    body: { peerTalk: false },
  }),
};
