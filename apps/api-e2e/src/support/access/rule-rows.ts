import { newGroup } from '../course';
import type { RestRow, World } from './world';

/** A room as that of the world, which nobody needs any more; only of groups there are several. */
async function another({ server, kind, courseId, room, people }: World): Promise<string> {
  if (kind !== 'group') return room.id;
  const { student, assistant, instructor } = people;
  const course = { id: courseId, instructor, assistant, ada: student, ben: student };
  return (await newGroup(server, course, [student, assistant])).id;
}

/** How each action is tried that is a finer rule inside another one: the route, and what is asked of it. */
export const RULE_ROWS: Record<string, [route: string, row: RestRow]> = {
  'self.away': [
    'PATCH /api/message/preferences',
    () => ({ path: '/api/message/preferences', body: { away: false } }),
  ],
  'room.leave': [
    'DELETE /api/message/chat-room/:id/member/:userId',
    async (world, who) => {
      const { id } = world.people[who === 'no token' ? 'student' : who];
      return { path: `/api/message/chat-room/${await another(world)}/member/${id}` };
    },
  ],
};
