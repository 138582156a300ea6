import type { Message } from '@officehours/contracts';

import type { Quiet } from './read-back.ts';
import { forwards } from './rest-pages.ts';

const PAGE = 200;

/**
 * Up to which message those who went saw their group: the entry of the log that says so. Where a crash came between
 * the removal and its entry there is none; then they may have seen all there is.
 */
export async function recordMemberships({ world, recorder, random, urls }: Quiet): Promise<void> {
  for (const group of world.groups.filter(({ gone }) => gone.length > 0)) {
    const { messages } = await forwards(random.pick(urls), group.owner, group, PAGE);
    for (const person of group.gone) {
      const last = entryOf(person.id, messages)?.seq ?? messages.length;
      recorder.add({ op: 'member', room: group.id, person: person.id, first: 1, last });
    }
  }
}

function entryOf(personId: string, messages: readonly Message[]): Message | undefined {
  return messages.findLast(
    ({ system }) =>
      (system?.kind === 'memberRemoved' && system.userIds.includes(personId)) ||
      (system?.kind === 'memberLeft' && system.actorId === personId),
  );
}
