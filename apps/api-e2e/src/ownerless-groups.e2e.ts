import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Room, RoomMemberPage } from '@officehours/contracts';
import mongoose from 'mongoose';
import { end, startDatabase } from './support/cluster';
import { newCourse, newGroup } from './support/course';
import { rest } from './support/rest';
import { ownDatabase, startServer } from './support/server';
import { until } from './support/wait';

it('a group whose process died before it was passed on has an owner again once it is opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'officehours-ownerless-'));
  const database = await startDatabase(folder);
  const uri = ownDatabase(database.uri);
  const client = new mongoose.mongo.MongoClient(uri);
  const server = await startServer({ MONGODB_URI: uri });
  try {
    const course = await newCourse(server);
    const { id } = await newGroup(server, course, [course.ada, course.ben]);
    await server.kill9();
    const memberships = client.db().collection('memberships');
    expect(await memberships.deleteOne({ role: 'owner' })).toMatchObject({ deletedCount: 1 });
    await server.restart();

    const reader = rest(server, course.ada);
    expect((await reader.get<Room>(`/api/message/chat-room/${id}`)).status).toBe(200);
    const owner = await until('somebody to own the group', async () => {
      const { members } = (await reader.get<RoomMemberPage>(`/api/message/chat-room/${id}/member`)).body;
      return members.find(({ role }) => role === 'owner');
    });
    expect([course.ada.id, course.ben.id]).toContain(owner.id);
  } finally {
    await client.close();
    await server.stop();
    await end(database.child, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
});
