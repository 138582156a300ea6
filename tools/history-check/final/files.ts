import type { RoomFilePage } from '@officehours/contracts';

import type { Caller } from '../load/calls.ts';
import { callRest } from '../load/rest.ts';
import type { Person, Room } from '../load/world.ts';
import type { Quiet } from './read-back.ts';

const PAGE = 50;

/** Every file that was acknowledged, asked for by everyone who is in its room, and each room's own list of its files. */
export async function recordFiles(quiet: Quiet): Promise<void> {
  const { crowd, random, urls } = quiet;
  for (const room of quiet.world.rooms)
    for (const person of room.members) {
      const caller: Caller = { device: `${person.name}-after`, person, session: 0 };
      for (const file of crowd.files.ofRoom(room.id))
        await crowd.files.download(caller, random.pick(urls), file, true);
      await recordList(quiet, person, room);
    }
}

async function recordList({ recorder, random, urls }: Quiet, person: Person, room: Room): Promise<void> {
  const fileIds: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const path = `/api/message/chat-room/${room.id}/attachments?limit=${PAGE}${query}`;
    const answer = await callRest<RoomFilePage>(random.pick(urls), person.token, 'GET', path);
    if (answer.kind !== 'ok') throw new Error(`GET ${path} after the run: ${JSON.stringify(answer)}`);
    fileIds.push(...answer.data.files.map(({ id }) => id));
    cursor = answer.data.nextCursor;
  }
  recorder.add({ op: 'files', person: person.id, room: room.id, fileIds });
}
