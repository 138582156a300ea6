import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import type { Answer } from './answer.ts';
import type { Calls, Draft, Way } from './calls.ts';
import type { Change } from './changes.ts';
import type { Device } from './device.ts';
import type { FileCalls } from './file-calls.ts';
import { writeFile } from './files.ts';
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
/** Nobody brings a file for longer than any outage lasts. */
const UPLOAD_TRIES = 20;
/** Of the files that were brought; the others stay where nobody sees them. */
const SENT_SHARE = 0.9;

/** What a device wants to send: each message is tried, by whatever way, until there is a definite answer. */
export class Outbox {
  private readonly device: Device;
  private readonly calls: Calls;
  private readonly files: FileCalls;
  private readonly random: Random;
  private readonly sent: Sent[] = [];
  private open = 0;
  private abandoned = false;
  private settled = performance.now();

  constructor(device: Device, calls: Calls, files: FileCalls, random: Random) {
    this.device = device;
    this.calls = calls;
    this.files = files;
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
  async post(room: Room, way: Way, files?: string[]): Promise<void> {
    const cmid = this.random.uuid();
    const quoted = this.random.chance(0.05)
      ? this.sent.findLast((sent) => sent.room === room)?.id
      : undefined;
    const message = { room, cmid, quoted, files, text: writeText(this.random, room.canary, cmid) };
    this.open += 1;
    const attempts = [this.drive(message, way)];
    if (this.random.chance(0.1)) attempts.push(this.drive(message, this.device.way()));
    await Promise.all(attempts);
    this.open -= 1;
    this.settled = performance.now();
  }

  /** Brings a file, and sends a message with it once it is there. */
  async share(room: Room): Promise<void> {
    this.open += 1;
    const file = writeFile(this.random, room.canary);
    const { device } = this;
    const bring = () => this.files.upload(device.caller, device.url, room.id, file);
    const answer = await this.insist(bring, UPLOAD_TRIES);
    if (answer.kind === 'ok' && this.random.chance(SENT_SHARE))
      await this.post(room, device.way(), [answer.data.id]);
    this.open -= 1;
  }

  /** Sends an old message again, as it was or with another text. */
  async repeat(): Promise<void> {
    if (this.sent.length === 0) return;
    const { room, cmid, text, quoted, files } = this.random.pick(this.sent);
    const other = this.random.chance(0.3);
    const again = { cmid, quoted, files, text: other ? `${text} but not the same` : text };
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
    const ways = [first];
    const answer = await this.insist(() =>
      this.calls.send(this.device.caller, ways.pop() ?? this.device.way(), message.room.id, message),
    );
    if (answer.kind === 'ok') this.remember({ ...message, id: answer.data.id, rev: answer.data.rev });
  }

  /** Again and again, until the answer is definite. */
  private async insist<T>(attempt: () => Promise<Answer<T>>, most = Infinity): Promise<Answer<T>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await attempt();
      if (answer.kind !== 'unknown' || this.abandoned || tries >= most) return answer;
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
