import type { Room as WireRoom } from '@officehours/contracts';

import type { Random } from '../random.ts';
import { until } from '../waiting.ts';
import { callRest } from './rest.ts';
import { canaryOf } from './text.ts';
import type { Group, Person } from './world.ts';

const MEMBERS = 5;

/** Two project groups of a course, each made by one of its instructors. Everyone in them sees all that was said. */
export async function openGroups(
  random: Random,
  url: string,
  courseId: string,
  { instructors, students }: { instructors: Person[]; students: Person[] },
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const owner of instructors.slice(0, 2)) {
    const others = random.shuffled([...students, ...instructors].filter((each) => each !== owner));
    groups.push(await openGroup(random, url, courseId, [owner, ...others.slice(0, MEMBERS - 1)]));
  }
  return groups;
}

async function openGroup(random: Random, url: string, courseId: string, members: Person[]): Promise<Group> {
  const [owner, ...others] = members as [Person, ...Person[]];
  const canary = canaryOf(random);
  const request = {
    // Its name is its people's alone, too.
    title: `${canary} project`,
    courseId,
    userIds: others.map(({ id }) => id),
    history: 'all',
    clientRequestId: random.uuid(),
  };
  let id = '';
  await until('a group to be made', async () => {
    const answer = await callRest<WireRoom>(url, owner.token, 'POST', '/api/message/group', request);
    if (answer.kind === 'refused') throw new Error(`a group was refused: ${answer.code}`);
    if (answer.kind === 'ok') ({ id } = answer.data);
    return answer.kind === 'ok';
  });
  return { id, canary, members, owner, gone: [] };
}
