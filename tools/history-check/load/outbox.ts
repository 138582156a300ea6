import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import type { Calls, Draft, Way } from './calls.ts';
import type { Change } from './changes.ts';
import type { Device } from './device.ts';
import { writeText } from './text.ts';
import type { Room } from './world.ts';

/** A message that was stored, for asking again. */
interface Sent extends Draft {
  room: Room;
  id: string;
  rev: number;
}

const REMEMBERED = 50;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_500;

/** What a device wants to send: each message is tried, by whatever way, until there is a definite answer. */
export class Outbox {
  private readonly device: Device;
  private readonly calls: Calls;
  private readonly random: Random;
  private readonly sent: Sent[] = [];
  private open = 0;
  private abandoned = false;
  private settled = performance.now();

  constructor(device: Device, calls: Calls, random: Random) {
    this.device = device;
    this.calls = calls;
    this.random = random;
  }

  /** No further attempts: the run is over, whatever came of it. */
  abandon(): void {
    this.abandoned = true;
  }

  /** Messages without a definite answer. */
  get waiting(): number {
    return this.open;
  }

  /** When the last message got its answer. */
  get lastSettled(): number {
    return this.settled;
  }

  /** Sends at once, by `way`; now and then twice at the same time by two ways, as a reloaded tab does. */
  async post(room: Room, way: Way): Promise<void> {
    const cmid = this.random.uuid();
    const quoted = this.random.chance(0.05)
      ? this.sent.findLast((sent) => sent.room === room)?.id
      : undefined;
    const message = { room, cmid, quoted, text: writeText(this.random, room.canary, cmid) };
    this.open += 1;
    const attempts = [this.drive(message, way)];
    if (this.random.chance(0.1)) attempts.push(this.drive(message, this.device.way()));
    await Promise.all(attempts);
    this.open -= 1;
    this.settled = performance.now();
  }

  /** Sends an old message again, as it was or with another text. */
  async repeat(): Promise<void> {
    if (this.sent.length === 0) return;
    const { room, cmid, text, quoted } = this.random.pick(this.sent);
    const other = this.random.chance(0.3);
    const again = { cmid, quoted, text: other ? `${text} but not the same` : text };
    await this.calls.send(this.device.caller, this.device.way(), room.id, again);
  }

  /** Edits or deletes one of the messages that were sent from here. */
  async change(): Promise<void> {
    if (this.sent.length === 0) return;
    const sent = this.random.pick(this.sent);
    const { room, cmid, id, rev } = sent;
    const deletes = this.random.chance(0.3);
    const text = writeText(this.random, room.canary, cmid);
    const what: Change = deletes ? { kind: 'delete' } : { kind: 'edit', text, rev };
    const answer = await this.calls.change(this.device.caller, this.device.way(), room.id, id, what);
    if (answer.kind === 'ok') sent.rev = answer.data.rev;
    if (deletes || answer.kind !== 'ok') this.forget(sent);
  }

  private async drive(message: Draft & { room: Room }, first: Way): Promise<void> {
    for (let way = first, tries = 1; ; way = this.device.way(), tries += 1) {
      const answer = await this.calls.send(this.device.caller, way, message.room.id, message);
      if (answer.kind === 'ok') this.remember({ ...message, id: answer.data.id, rev: answer.data.rev });
      if (answer.kind !== 'unknown' || this.abandoned) return;
      await delay(this.random.between(0.5, 1) * Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
    }
  }

  private forget(sent: Sent): void {
    const place = this.sent.indexOf(sent);
    if (place >= 0) this.sent.splice(place, 1);
  }

  private remember(message: Sent): void {
    this.sent.push(message);
    if (this.sent.length > REMEMBERED) this.sent.shift();
  }
}
