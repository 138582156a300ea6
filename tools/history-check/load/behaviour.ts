import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import type { Answer } from './answer.ts';
import type { Calls } from './calls.ts';
import type { Device } from './device.ts';
import type { FileCalls } from './file-calls.ts';
import type { Outbox } from './outbox.ts';
import { callRest } from './rest.ts';
import type { Room } from './world.ts';

/** A device that waits for this many answers stops sending for a while. */
const MOST_WAITING = 8;
/** Messages of one burst, without waiting for an answer between them. */
const BURST = { least: 1, most: 6 };
const MEAN_BURST = (BURST.least + BURST.most) / 2;
const SENDS_OF_ACTIONS = 0.8;

export interface Habits {
  /** Messages a second this device is to send. */
  rate: number;
  /** Whether it goes away for a while now and then. */
  absences: boolean;
}

/** What a person does on a device, at random: writes, reads, types, goes away, and tries what is not theirs. */
export class Behaviour {
  private readonly device: Device;
  private readonly outbox: Outbox;
  private readonly calls: Calls;
  private readonly files: FileCalls;
  private readonly foreign: Room[];
  private readonly random: Random;
  private readonly habits: Habits;

  constructor(
    device: Device,
    outbox: Outbox,
    calls: Calls,
    files: FileCalls,
    foreign: Room[],
    random: Random,
    habits: Habits,
  ) {
    this.device = device;
    this.outbox = outbox;
    this.calls = calls;
    this.files = files;
    this.foreign = foreign;
    this.random = random;
    this.habits = habits;
  }

  /** Goes on until `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const meanPauseMs = (1_000 * MEAN_BURST * SENDS_OF_ACTIONS) / this.habits.rate;
    while (!signal.aborted) {
      await delay(-Math.log(1 - this.random.next()) * meanPauseMs, undefined, { signal }).catch(
        () => undefined,
      );
      if (!signal.aborted) await this.act(signal);
    }
  }

  private async act(signal: AbortSignal): Promise<void> {
    const dice = this.random.next();
    if (dice < SENDS_OF_ACTIONS) this.write();
    else if (dice < 0.84) void this.read();
    else if (dice < 0.85) this.share();
    else if (dice < 0.86) void this.open();
    else if (dice < 0.89) this.type();
    else if (dice < 0.92) void this.outbox.repeat();
    else if (dice < 0.95) void this.outbox.change();
    else if (dice < 0.965) void this.react();
    else if (dice < 0.985) void this.pry();
    else if (this.habits.absences) await this.goAway(signal);
  }

  private write(): void {
    if (this.outbox.waiting > MOST_WAITING) return;
    const room = this.random.pick(this.device.options.rooms);
    const way = this.device.way(0.75);
    for (let left = this.random.whole(BURST.least, BURST.most); left > 0; left -= 1)
      void this.outbox.post(room, way);
  }

  private share(): void {
    if (this.outbox.waiting <= MOST_WAITING)
      void this.outbox.share(this.random.pick(this.device.options.rooms));
  }

  /** A file of a message it has, or any of the room: one that was not sent, or no longer is. */
  private async open(): Promise<void> {
    const [room, view] = this.random.pick([...this.device.views]);
    const sent = view.messages.flatMap(({ files = [] }) => files.map((id) => ({ id, room })));
    const file = this.anyOf(this.random.chance(0.7) ? sent : this.files.ofRoom(room));
    if (file) await this.files.download(this.device.caller, this.device.url, file);
  }

  private anyOf<T>(items: readonly T[]): T | undefined {
    return items.length > 0 ? this.random.pick(items) : undefined;
  }

  private async read(): Promise<void> {
    const [room, view] = this.random.pick([...this.device.views]);
    const seq = Math.max(0, view.contiguous - this.random.whole(0, 3));
    await this.calls.read(this.device.caller, this.device.way(), room, seq);
  }

  private async react(): Promise<void> {
    const [room, view] = this.random.pick([...this.device.views]);
    const message = view.messages.findLast(({ deleted }) => !deleted);
    if (!message) return;
    const what = {
      kind: 'react' as const,
      emoji: this.random.pick(['👍', '🎉']),
      on: this.random.chance(0.7),
    };
    await this.calls.change(this.device.caller, this.device.way(), room, message.id, what);
  }

  private type(): void {
    const way = this.device.way(1);
    const { id } = this.random.pick(this.device.options.rooms);
    if (way.via === 'socket')
      way.connection.say('typing', { chatRoomId: id, isTyping: this.random.chance(0.7) });
  }

  private async goAway(signal: AbortSignal): Promise<void> {
    await this.device.goOffline();
    await delay(this.random.between(200, 2_000), undefined, { signal }).catch(() => undefined);
    this.device.goOnline();
  }

  /** Asks for a room of other people: to hear it, to read it, to write into it. */
  private async pry(): Promise<void> {
    const { id } = this.random.pick(this.foreign);
    const { device, random, files } = this;
    const file = this.anyOf(files.ofRoom(id));
    const way = device.way();
    const { token } = device.options.person;
    const text = { chatRoomId: id, content: 'I should not be here', clientMessageId: random.uuid() };
    const attempts: (readonly [string, () => Promise<Answer<unknown>>])[] =
      way.via === 'socket'
        ? [
            ['joinRoom', () => way.connection.ask('joinRoom', id)],
            ['sendMessage', () => way.connection.ask('sendMessage', text)],
            ['markRead', () => way.connection.ask('markRead', { chatRoomId: id, seq: 1 })],
            ['typing', () => way.connection.ask('typing', { chatRoomId: id })],
          ]
        : [
            ['GET messages', () => callRest(way.url, token, 'GET', `/api/message/chat-room/${id}/messages`)],
            ['GET room', () => callRest(way.url, token, 'GET', `/api/message/chat-room/${id}`)],
            ['POST message', () => callRest(way.url, token, 'POST', '/api/message/message', text)],
            ...(file ? [['GET file', () => files.fetch(device.caller, way.url, file.id)] as const] : []),
          ];
    const [what, ask] = random.pick(attempts);
    await this.calls.probe(device.caller, way, id, what, ask);
  }
}
