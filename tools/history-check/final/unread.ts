import type { Room as WireRoom } from '@officehours/contracts';

import { callRest } from '../load/rest.ts';
import type { Device } from '../load/device.ts';
import type { Quiet } from './read-back.ts';

/** Unread counts by every way that tells them: the room, the list of rooms, and each device's own question. */
export async function recordUnread(quiet: Quiet): Promise<void> {
  for (const person of quiet.world.people) {
    const list = await ask<{ rooms: WireRoom[] }>(quiet, person.token, '/api/message/chat-room?limit=200');
    for (const room of list.rooms) {
      const own = { person: person.id, room: room.id };
      quiet.recorder.add({ op: 'unread', source: 'room list', ...own, unread: room.unreadCount });
      const alone = await ask<WireRoom>(quiet, person.token, `/api/message/chat-room/${room.id}`);
      quiet.recorder.add({ op: 'unread', source: 'room', ...own, unread: alone.unreadCount });
    }
  }
  for (const device of quiet.crowd.devices) await askDevice(quiet, device);
}

/** A read position of 0 moves nothing and is answered with where it stands. */
async function askDevice({ crowd, recorder }: Quiet, device: Device): Promise<void> {
  for (const room of device.views.keys()) {
    for (const preferSocket of [1, 0]) {
      const way = device.way(preferSocket);
      const answer = await crowd.calls.read(device.caller, way, room, 0);
      if (answer.kind !== 'ok') throw new Error(`the read position after the run: ${JSON.stringify(answer)}`);
      const { lastReadSeq: lastRead, unreadCount: unread } = answer.data;
      const source = `${way.via} of ${device.options.name}`;
      recorder.add({ op: 'unread', source, person: device.options.person.id, room, unread, lastRead });
    }
  }
}

async function ask<T>({ random, urls }: Quiet, token: string, path: string): Promise<T> {
  const answer = await callRest<T>(random.pick(urls), token, 'GET', path);
  if (answer.kind !== 'ok') throw new Error(`GET ${path} after the run: ${JSON.stringify(answer)}`);
  return answer.data;
}
