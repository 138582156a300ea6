import type { MessagePage } from '@officehours/contracts';

import type { Recorder } from '../history/recorder.ts';
import type { PushService } from '../product/push-service.ts';
import type { Random } from '../random.ts';
import { until } from '../waiting.ts';
import { Absent } from './absent.ts';
import { Behaviour, type Habits } from './behaviour.ts';
import { Calls } from './calls.ts';
import { Device } from './device.ts';
import { FileCalls } from './file-calls.ts';
import { Outbox } from './outbox.ts';
import { callRest } from './rest.ts';
import { Turnstile } from './turnstile.ts';
import type { Person, Room, World } from './world.ts';

/** A device that has heard nothing asks this often whether it missed something. */
const REFRESH_MS = 5_000;
const PATIENCE_MS = 45_000;
const ASK_AGAIN_MS = 200;

export interface CrowdOptions {
  world: World;
  recorder: Recorder;
  random: Random;
  /** Where devices connect, and where REST calls go. */
  urls: string[];
  /** Where the absent are told. */
  pushes?: PushService;
  /** Messages a second of all devices together. */
  rate: number;
  absences: boolean;
  /** How long everyone may take to have an answer, and then everything. */
  patienceMs?: number;
}

/** All devices of a run and what they do. */
export class Crowd {
  readonly devices: Device[];
  readonly calls: Calls;
  readonly files: FileCalls;
  private readonly options: CrowdOptions;
  private readonly outboxes: Outbox[];
  private readonly behaviours: Behaviour[];
  private readonly turnstile: Turnstile;
  private readonly absent: Absent[];
  private readonly stopping = new AbortController();
  private acting: Promise<unknown> = Promise.resolve();
  private refreshing?: NodeJS.Timeout;

  constructor(options: CrowdOptions) {
    const { world, recorder, random, rate, absences } = options;
    this.options = options;
    this.calls = new Calls(recorder);
    this.files = new FileCalls(recorder, random.fork());
    this.devices = world.people.flatMap((person) => devicesOf(person, options));
    this.outboxes = this.devices.map((device) => new Outbox(device, this.calls, this.files, random.fork()));
    this.turnstile = new Turnstile(world.groups, this.devices, options.urls, random.fork());
    this.absent = absentOf(options, this.calls);
    const habits: Habits = { rate: rate / this.devices.length, absences };
    this.behaviours = this.devices.map((device, index) => {
      const own = new Set(device.options.rooms);
      const foreign = world.rooms.filter((room) => !own.has(room));
      return new Behaviour(
        device,
        this.outboxes[index] as Outbox,
        this.calls,
        this.files,
        foreign,
        random.fork(),
        habits,
      );
    });
  }

  /** Connects everyone, then lets them act. */
  async start(): Promise<void> {
    for (const each of this.absent) await each.subscribe();
    for (const device of this.devices) device.goOnline();
    await until('all devices to be connected', () => this.devices.every(({ isConnected }) => isConnected));
    const { signal } = this.stopping;
    const running = this.behaviours.map((behaviour) => behaviour.run(signal));
    const others = [...this.absent, this.turnstile].map((each) => each.run(signal));
    this.acting = Promise.all([...running, ...others]);
    this.refreshing = setInterval(() => this.devices.forEach((device) => void device.refresh()), REFRESH_MS);
  }

  /** Messages that wait for a definite answer. */
  get waiting(): number {
    return this.outboxes.reduce((sum, outbox) => sum + outbox.waiting, 0);
  }

  /** Nobody begins anything new; what was begun goes on. */
  hush(): void {
    this.stopping.abort();
  }

  /** In each room everyone writes once more, one after the other. */
  async exchangeLastWords(): Promise<void> {
    const { rooms } = this.options.world;
    await Promise.all(
      rooms.map(async (room) => {
        for (const member of room.members) {
          const index = this.devices.findIndex(({ options }) => options.person === member);
          const [device, outbox] = [this.devices[index], this.outboxes[index]];
          if (device && outbox) await outbox.post(room, device.way());
        }
      }),
    );
  }

  /** No new messages; returns when every message has its answer, and tells when the last one had. */
  async finish(): Promise<number> {
    this.hush();
    await this.acting;
    await until('every message to be answered', () => this.waiting === 0, this.patienceMs);
    return Math.max(...this.outboxes.map(({ lastSettled }) => lastSettled));
  }

  /** Waits until every device has everything, and records how long after `since` that was. */
  async converge(since: number): Promise<void> {
    const missing = await this.waitForAll();
    const ms = missing.length === 0 ? Math.max(0, performance.now() - since) : null;
    this.options.recorder.add({ op: 'converged', ms, missing });
  }

  /** Waits until every device has what the service itself has said since as well; from then on none asks for more. */
  async settle(): Promise<void> {
    await this.waitForAll();
    clearInterval(this.refreshing);
  }

  /** Waits until nobody who is away has anything to be told of; what they never were, the checks say. */
  async waitUntilTold(): Promise<void> {
    const isTold = async () =>
      (await Promise.all(this.absent.map((each) => each.isUpToDate()))).every((each) => each);
    await until('everyone to be told', isTold, this.patienceMs, ASK_AGAIN_MS).catch(() => undefined);
  }

  async leave(): Promise<void> {
    clearInterval(this.refreshing);
    this.hush();
    for (const outbox of this.outboxes) outbox.abandon();
    await Promise.all(this.devices.map((device) => device.goOffline()));
  }

  private get patienceMs(): number {
    return this.options.patienceMs ?? PATIENCE_MS;
  }

  /** What is still missing when nobody waits any longer. */
  private async waitForAll(): Promise<string[]> {
    const ends = await this.ends();
    const missing = (): string[] =>
      this.devices.flatMap(({ options, views }) =>
        [...views]
          .filter(([room, view]) => !view.hasAll(ends.get(room)))
          .map(
            ([room, view]) =>
              `${options.name} has ${view.progress} of ${room}, which ends at ${ends.get(room)?.lastSeq}`,
          ),
      );
    const hasAll = () => missing().length === 0;
    await until('everyone to have everything', hasAll, this.patienceMs).catch(() => undefined);
    return missing();
  }

  private async ends(): Promise<Map<string, MessagePage>> {
    const { world, urls } = this.options;
    const ends = new Map<string, MessagePage>();
    for (const room of world.rooms)
      await until(`the end of ${room.id}`, async () => {
        const [member] = room.members as [Person];
        const path = `/api/message/chat-room/${room.id}/messages?limit=1`;
        const answer = await callRest<MessagePage>(urls[0] as string, member.token, 'GET', path);
        if (answer.kind === 'ok') ends.set(room.id, answer.data);
        return answer.kind === 'ok';
      });
    return ends;
  }
}

/** Instructors have two devices, every second student too; one in three joins room by room, as the older client. */
function devicesOf(person: Person, { world, recorder, random, urls }: CrowdOptions): Device[] {
  const rooms: Room[] = world.rooms.filter(({ members }) => members.includes(person));
  const count = person.role === 'instructor' || world.people.indexOf(person) % 2 === 0 ? 2 : 1;
  return Array.from({ length: count }, (_, index) => {
    const name = `${person.name}-${index + 1}`;
    const own = random.fork();
    return new Device({ name, person, rooms, urls, allRooms: !own.chance(1 / 3), random: own, recorder });
  });
}

/** Those who are only told, in the one room that each of them has. */
function absentOf({ world, urls, pushes, recorder, random }: CrowdOptions, calls: Calls): Absent[] {
  if (!pushes) return [];
  return world.absent.flatMap((person) => {
    const room = world.rooms.find(({ members }) => members.includes(person));
    return room ? [new Absent({ person, room, urls, pushes, calls, recorder, random: random.fork() })] : [];
  });
}
