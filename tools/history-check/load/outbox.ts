import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import type { Calls, Way } from './calls.ts';
import type { Device } from './device.ts';
import { writeText } from './text.ts';
import type { Room } from './world.ts';

/** A message that was stored, for asking again. */
interface Sent {
  room: Room;
  cmid: string;
  text: string;
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
    const message = { room, cmid, text: writeText(this.random, room.canary, cmid) };
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
    const { room, cmid, text } = this.random.pick(this.sent);
    const other = this.random.chance(0.3);
    await this.calls.send(
      this.device.caller,
      this.device.way(),
      room.id,
      cmid,
      other ? `${text} but not the same` : text,
    );
  }

  private async drive(message: Sent, first: Way): Promise<void> {
    for (let way = first, tries = 1; ; way = this.device.way(), tries += 1) {
      const answer = await this.calls.send(
        this.device.caller,
        way,
        message.room.id,
        message.cmid,
        message.text,
      );
      if (answer.kind === 'ok') this.remember(message);
      if (answer.kind !== 'unknown' || this.abandoned) return;
      await delay(this.random.between(0.5, 1) * Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
    }
  }

  private remember(message: Sent): void {
    this.sent.push(message);
    if (this.sent.length > REMEMBERED) this.sent.shift();
  }
}
