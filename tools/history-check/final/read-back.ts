import { setTimeout as delay } from 'node:timers/promises';

import type { Recorder } from '../history/recorder.ts';
import type { Crowd } from '../load/crowd.ts';
import type { World } from '../load/world.ts';
import { changesToTell, readStore } from '../product/store.ts';
import type { Random } from '../random.ts';
import { until } from '../waiting.ts';
import { recordFiles } from './files.ts';
import { recordMemberships } from './memberships.ts';
import { recordRestPages } from './rest-pages.ts';
import { recordRevisions } from './revisions.ts';
import { recordSocketViews } from './socket-views.ts';
import { recordUnread } from './unread.ts';

export interface Quiet {
  world: World;
  crowd: Crowd;
  recorder: Recorder;
  random: Random;
  /** Nodes to ask, directly. */
  urls: string[];
  /** The database, for reading it past the API. */
  storeUri: string;
}

/** What is derived from the log is written a moment after it. */
const DERIVED_MS = 1_000;

/** A change of members that a crash cut off is taken up again after a minute, in rounds of half a minute. */
const TOLD_MS = 120_000;

/** Reads everything back in every way there is, once nothing happens any more. */
export async function readBack(quiet: Quiet): Promise<void> {
  const isTold = async () => (await changesToTell(quiet.storeUri)) === 0;
  await until('the entries of changes that a crash cut off', isTold, TOLD_MS, 1_000);
  await quiet.crowd.settle();
  await delay(DERIVED_MS);
  await recordMemberships(quiet);
  recordDevices(quiet);
  await recordRestPages(quiet);
  await recordRevisions(quiet);
  await recordFiles(quiet);
  await recordSocketViews(quiet);
  await recordUnread(quiet);
  await recordStore(quiet);
}

function recordDevices({ crowd, recorder }: Quiet): void {
  for (const { options, views } of crowd.devices) {
    const { name: device, person } = options;
    for (const [room, { messages }] of views) {
      const lastSeq = messages.at(-1)?.seq ?? 0;
      recorder.add({
        op: 'final',
        source: 'device',
        person: person.id,
        device,
        room,
        lastSeq,
        epoch: null,
        messages,
      });
    }
  }
}

async function recordStore({ world, recorder, storeUri }: Quiet): Promise<void> {
  const stored = await readStore(storeUri);
  for (const { id: room } of world.rooms) {
    const messages = stored.get(room) ?? [];
    const lastSeq = messages.at(-1)?.seq ?? 0;
    recorder.add({ op: 'final', source: 'store', person: null, room, lastSeq, epoch: null, messages });
  }
}
