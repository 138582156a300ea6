import type { Message } from '@officehours/contracts';

import type { Answer } from '../load/answer.ts';
import { Connection } from '../load/connection.ts';
import { seen } from '../load/text.ts';
import type { Person, World } from '../load/world.ts';
import type { Quiet } from './read-back.ts';

/** Every room for every person over a fresh socket: `joinRoom` for where it ends, `syncRooms` for what is in it. */
export async function recordSocketViews(quiet: Quiet): Promise<void> {
  for (const person of quiet.world.people) {
    const url = quiet.random.pick(quiet.urls);
    const connection = await Connection.open(
      url,
      { token: person.token },
      { heard: () => undefined, closed: () => undefined },
    );
    if (!connection) throw new Error(`no socket to ${url} after the run`);
    await recordPerson(quiet, person, connection);
    connection.close();
  }
}

async function recordPerson(
  { world, recorder }: Quiet,
  person: Person,
  connection: Connection,
): Promise<void> {
  let epoch = '';
  for (const room of roomsOf(world, person)) {
    const joined = must('joinRoom', await connection.ask('joinRoom', room));
    epoch = joined.epoch;
    recorder.add({ op: 'final', source: 'join', person: person.id, room, lastSeq: joined.lastSeq, epoch });
  }
  const synced = await syncFromTheStart(connection, epoch, roomsOf(world, person));
  for (const [room, messages] of synced) {
    const lastSeq = messages.at(-1)?.seq ?? 0;
    const shown = { person: person.id, room, lastSeq, epoch, messages: messages.map(seen) };
    recorder.add({ op: 'final', source: 'sync', ...shown });
  }
}

async function syncFromTheStart(connection: Connection, epoch: string, rooms: string[]) {
  const have = new Map<string, Message[]>(rooms.map((room) => [room, []]));
  for (let more = true; more;) {
    const wanted = [...have].map(([chatRoomId, messages]) => ({
      chatRoomId,
      afterSeq: messages.at(-1)?.seq ?? 0,
    }));
    const answer = must('syncRooms', await connection.ask('syncRooms', { epoch, rooms: wanted }));
    for (const { chatRoomId, messages } of answer.rooms) have.get(chatRoomId)?.push(...messages);
    // One answer carries a limited amount over all rooms: the one that has more need not be one that has brought any.
    const hasBroughtAny = answer.rooms.some(({ messages }) => messages.length > 0);
    more = hasBroughtAny && answer.rooms.some(({ hasMoreAfter }) => hasMoreAfter);
  }
  return have;
}

const roomsOf = (world: World, person: Person): string[] =>
  world.rooms.filter(({ members }) => members.includes(person)).map(({ id }) => id);

function must<T>(what: string, answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`${what} after the run: ${JSON.stringify(answer)}`);
  return answer.data;
}
