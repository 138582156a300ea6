import { setTimeout as delay } from 'node:timers/promises';

import type { Message, MessagePage, PushPayload } from '@officehours/contracts';

import type { Recorder } from '../history/recorder.ts';
import type { PushService } from '../product/push-service.ts';
import type { Random } from '../random.ts';
import { until } from '../waiting.ts';
import type { Calls } from './calls.ts';
import { callRest } from './rest.ts';
import type { Person, Room } from './world.ts';

const DEVICES = 2;
const PAUSE_MS = { least: 1_500, most: 8_000 };

export interface AbsentOptions {
  person: Person;
  room: Room;
  urls: string[];
  pushes: PushService;
  calls: Calls;
  recorder: Recorder;
  random: Random;
}

/** Somebody who never opens the app: told on two devices, they now and then read what they were told of. */
export class Absent {
  private readonly options: AbsentOptions;
  /** By device, up to which message it was told. */
  private readonly told = new Map<string, number>();
  private lastRead = 0;

  constructor(options: AbsentOptions) {
    this.options = options;
  }

  async subscribe(): Promise<void> {
    const { person, pushes, recorder } = this.options;
    for (let index = 1; index <= DEVICES; index += 1) {
      const device = `${person.name}-away-${index}`;
      const subscription = pushes.add(device, (push) => this.heard(device, push));
      this.told.set(device, 0);
      await until(
        'a device to be added',
        async () => (await this.ask('PUT', '/api/notification/subscription', subscription)).kind === 'ok',
      );
      recorder.add({ op: 'subscription', device, person: person.id });
    }
  }

  /** Until `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      await delay(this.options.random.between(PAUSE_MS.least, PAUSE_MS.most), undefined, { signal }).catch(
        () => undefined,
      );
      if (signal.aborted) return;
      await this.read(Math.max(...this.told.values()));
    }
  }

  /** Whether there is nothing they would still have to be told of. */
  async isUpToDate(): Promise<boolean> {
    const { room, person } = this.options;
    const path = `/api/message/chat-room/${room.id}/messages?limit=200`;
    const page = await this.ask<MessagePage>('GET', path);
    if (page.kind !== 'ok') return false;
    const isNews = ({ senderId, deletedAt }: Message) =>
      senderId !== null && senderId !== person.id && !deletedAt;
    const last = page.data.messages.findLast(isNews)?.seq ?? 0;
    return last <= this.lastRead || [...this.told.values()].every((seq) => seq >= last);
  }

  private async read(seq: number): Promise<void> {
    const { calls, person, room } = this.options;
    const caller = { device: `${person.name}-away`, person, session: 0 };
    const answer = await calls.read(caller, { via: 'rest', url: this.url }, room.id, seq);
    if (answer.kind === 'ok') this.lastRead = answer.data.lastReadSeq;
  }

  private heard(device: string, push: PushPayload): void {
    const { recorder, person } = this.options;
    const { kind, chatRoomId: room, seq, messageId, isChange = false } = push;
    const rings = kind === 'message' && !isChange;
    recorder.add({ op: 'push', device, person: person.id, room, seq, messageId, rings });
    if (rings) this.told.set(device, Math.max(seq, this.told.get(device) ?? 0));
  }

  private ask<T>(method: string, path: string, body?: unknown) {
    return callRest<T>(this.url, this.options.person.token, method, path, body);
  }

  private get url(): string {
    return this.options.random.pick(this.options.urls);
  }
}
