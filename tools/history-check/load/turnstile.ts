import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import type { Device } from './device.ts';
import { callRest } from './rest.ts';
import type { Group, Person } from './world.ts';

const PAUSE_MS = { least: 300, most: 5_000 };
const AGAIN_MS = 300;
/** Longer than any outage of a run. */
const MOST_TRIES = 200;
/** So many stay in a group: there is something to hear. */
const STAY = 3;

/** Lets members of the groups go while everyone writes: some are removed by the owner, some leave. */
export class Turnstile {
  private readonly groups: readonly Group[];
  private readonly devices: readonly Device[];
  private readonly urls: readonly string[];
  private readonly random: Random;

  constructor(groups: readonly Group[], devices: readonly Device[], urls: readonly string[], random: Random) {
    this.groups = groups;
    this.devices = devices;
    this.urls = urls;
    this.random = random;
  }

  /** Until `signal` is aborted, or nobody is left to go. What was begun is brought to its end. */
  async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      const pause = this.random.between(PAUSE_MS.least, PAUSE_MS.most);
      await delay(pause, undefined, { signal }).catch(() => undefined);
      const open = this.groups.filter(({ members }) => members.length > STAY);
      if (signal.aborted || open.length === 0) return;
      await this.letGo(this.random.pick(open));
    }
  }

  private async letGo(group: Group): Promise<void> {
    const person = this.random.pick(group.members.filter((member) => member !== group.owner));
    const by = this.random.chance(0.5) ? group.owner : person;
    if (!(await this.remove(group, person, by))) return;
    group.members.splice(group.members.indexOf(person), 1);
    group.gone.push(person);
    for (const device of this.devices) if (device.options.person === person) device.lose(group);
  }

  /** Asked until the answer is definite: `not_found` says that an earlier attempt has done it. */
  private async remove(group: Group, person: Person, by: Person): Promise<boolean> {
    const path = `/api/message/chat-room/${group.id}/member/${person.id}`;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const answer = await callRest(this.random.pick(this.urls), by.token, 'DELETE', path);
      if (answer.kind === 'ok') return true;
      if (answer.kind === 'refused') return answer.code === 'not_found' && tries > 0;
      await delay(AGAIN_MS);
    }
    return false;
  }
}
