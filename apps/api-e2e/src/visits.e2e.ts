import type { AuditPage, RoomVisit, VisitedPage } from '@officehours/contracts';
import { connectToAllRooms } from './support/client';
import { enrolled, newCourse } from './support/course';
import { person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { post, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;

beforeAll(async () => {
  server = await startServer({ TALK_POLICY: 'course' });
});

afterAll(() => server.stop());

/** What the audit log says of a room's visits, in their order. */
async function visitEntries(roomId: string) {
  const path = '/api/audit?order=latest&limit=100';
  const { entries } = (await rest(server, await person('admin')).get<AuditPage>(path)).body;
  return entries
    .filter(({ action, chatRoomId }) => chatRoomId === roomId && action.startsWith('room.visit'))
    .map(({ action, outcome, actorId, details }) => ({ action, outcome, actorId, details }))
    .reverse();
}

describe('somebody of the staff who is not in a room', () => {
  it('reads it only after saying why, which the room is told before, and never writes in it', async () => {
    const course = await newCourse(server);
    const { ada, assistant, instructor } = course;
    const room = await roomOf(server, ada, assistant, course.id);
    await post(server, ada, room.id, 'Between us');
    const path = `/api/message/chat-room/${room.id}/visit`;
    const visitor = rest(server, instructor);
    const client = await connectToAllRooms(server, ada);

    expectProblem(await visitor.get(`${path}/messages`), 'not_found');
    expectProblem(await visitor.post(path, {}), 'validation_failed');
    expectProblem(await visitor.post(path, { reason: 'Long', hours: 25 }), 'validation_failed');
    const begun = await visitor.post<RoomVisit>(path, { reason: 'Ada reported threats', hours: 2 });
    expect(begun.status).toBe(201);
    expect(Date.parse(begun.body.endsAt) - Date.parse(begun.body.createdAt)).toBe(2 * 3_600_000);
    const told = await client.next('receiveMessage', ({ system }) => system?.kind === 'roomVisited');
    expect(told.content).toContain(`${instructor.name}, of the staff`);
    expect(told.content).toContain('Ada reported threats');

    const { messages, visit, people } = (await visitor.get<VisitedPage>(`${path}/messages`)).body;
    expect(visit).toEqual(begun.body);
    expect(people).toEqual([{ id: ada.id, name: ada.name }]);
    expect(messages.map(({ content }) => content)).toEqual(['Between us', told.content]);
    expectProblem(
      await visitor.post('/api/message/message', { chatRoomId: room.id, content: 'x' }),
      'not_found',
    );
    expectProblem(await visitor.get(`/api/message/chat-room/${room.id}`), 'not_found');
    expectProblem(await visitor.get(path), 'not_found');
    for (const member of [ada, assistant]) {
      const { visits } = (await rest(server, member).get<{ visits: RoomVisit[] }>(path)).body;
      expect(visits).toEqual([begun.body]);
    }

    expect((await visitor.call('DELETE', path)).status).toBe(204);
    expectProblem(await visitor.get(`${path}/messages`), 'not_found');
    expectProblem(await visitor.call('DELETE', path), 'not_found');
    // What was refused above, and the second end, changed nothing and made no entry.
    const entry = { outcome: 'done', actorId: instructor.id };
    expect(await visitEntries(room.id)).toEqual([
      {
        ...entry,
        action: 'room.visited',
        details: { reason: 'Ada reported threats', endsAt: begun.body.endsAt },
      },
      { ...entry, action: 'room.visit-ended', details: {} },
    ]);
  });

  it('is who teaches its course; to everyone else the room is not there, and its members are in it already', async () => {
    const course = await newCourse(server);
    const room = await roomOf(server, course.ada, course.assistant, course.id);
    const visit = (who: typeof course.ada) =>
      rest(server, who).post(`/api/message/chat-room/${room.id}/visit`, { reason: 'Curious' });
    for (const who of [course.ben, await enrolled(server, { [newId()]: 'instructor' })])
      expectProblem(await visit(who), 'not_found');
    for (const who of [course.ada, course.assistant]) expectProblem(await visit(who), 'forbidden');
    expect(await visitEntries(room.id)).toEqual([]);
  });
});
