import type { Revision } from '@officehours/contracts';

import { callRest } from '../load/rest.ts';
import { digest } from '../load/text.ts';
import type { Quiet } from './read-back.ts';

/** Messages of each room that are asked for what they said before. */
const ASKED = 5;

/** What changed messages said before: nothing, for those that were deleted. */
export async function recordRevisions({ world, crowd, recorder, random, urls }: Quiet): Promise<void> {
  for (const room of world.rooms) {
    const person = random.pick(room.members);
    const device = crowd.devices.find(({ options }) => options.person === person);
    const changed = (device?.views.get(room.id)?.messages ?? []).filter(({ change }) => change > 0);
    for (const { id: messageId } of random.shuffled(changed).slice(0, ASKED)) {
      const path = `/api/message/message/${messageId}/history`;
      const answer = await callRest<{ revisions: Revision[] }>(random.pick(urls), person.token, 'GET', path);
      if (answer.kind !== 'ok') throw new Error(`GET ${path} after the run: ${JSON.stringify(answer)}`);
      const bodies = answer.data.revisions.map(({ content }) => digest(content));
      recorder.add({ op: 'revisions', person: person.id, messageId, bodies });
    }
  }
}
