import type { Message } from '@officehours/contracts';
import { setTimeout as delay } from 'node:timers/promises';

import type { DeliverEvent, SeenMessage } from '../history/events.ts';
import type { Recorder } from '../history/recorder.ts';
import type { Random } from '../random.ts';
import { CatchUp } from './catch-up.ts';
import type { Caller, Way } from './calls.ts';
import { Connection } from './connection.ts';
import { RoomView } from './room-view.ts';
import { canariesIn, seen } from './text.ts';
import type { Person, Room } from './world.ts';

export interface DeviceOptions {
  name: string;
  person: Person;
  rooms: Room[];
  /** Addresses of nodes, or of proxies before them; another one at each connection. */
  urls: string[];
  /** As our own app, all rooms at once; else `joinRoom` for each, as the older client. */
  allRooms: boolean;
  random: Random;
  recorder: Recorder;
}

const HOLE_MS = 150;
const LONGEST_PAUSE_MS = 2_000;

/** One device of a person: keeps a connection, hears its rooms, and fetches what it missed. */
export class Device {
  readonly options: DeviceOptions;
  private readonly seen: Map<string, RoomView>;
  private readonly catchUp: CatchUp;
  private connection?: Connection;
  private session = 0;
  private wanted = false;
  private running: Promise<void> = Promise.resolve();

  constructor(options: DeviceOptions) {
    this.options = options;
    this.seen = new Map(options.rooms.map(({ id }) => [id, new RoomView()]));
    this.catchUp = new CatchUp(options.person.token, this.seen, options.random.fork(), (room, messages) =>
      messages.forEach((message) => this.take('catch-up', room, message)),
    );
  }

  get caller(): Caller {
    return { device: this.options.name, person: this.options.person, session: this.session };
  }

  get isConnected(): boolean {
    return this.connection?.isOpen ?? false;
  }

  /** What it has of each of its rooms. */
  get views(): ReadonlyMap<string, RoomView> {
    return this.seen;
  }

  /** Its person is no longer in the room: what it has of it is not kept up any more. */
  lose(room: Room): void {
    const { rooms } = this.options;
    const place = rooms.indexOf(room);
    if (place >= 0) rooms.splice(place, 1);
    this.seen.delete(room.id);
  }

  /** Any node, for what goes over REST alone. */
  get url(): string {
    return this.options.random.pick(this.options.urls);
  }

  /** The socket where there is one and chance wants it; else REST to any node. */
  way(preferSocket = 0.7): Way {
    const useSocket = this.options.random.chance(preferSocket);
    if (this.connection?.isOpen && useSocket) return { via: 'socket', connection: this.connection };
    return { via: 'rest', url: this.url };
  }

  goOnline(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.running = this.running.then(() => this.stayConnected());
  }

  async goOffline(): Promise<void> {
    this.wanted = false;
    this.connection?.close();
    await this.running;
  }

  /** Asks for whatever is missing, as a client does whose connection has been silent for a while. */
  async refresh(): Promise<void> {
    for (const way of [this.way(0.5), this.way(1)]) await this.catchUp.run(way).catch(() => undefined);
  }

  private async stayConnected(): Promise<void> {
    const { random, urls } = this.options;
    let failures = 0;
    while (this.wanted) {
      const held = await this.holdOneConnection(random.pick(urls));
      failures = held ? 0 : failures + 1;
      if (this.wanted) await delay(random.between(0.2, 1) * Math.min(200 * 2 ** failures, LONGEST_PAUSE_MS));
    }
  }

  /** Resolves when the connection is gone; false when there never was one. */
  private async holdOneConnection(url: string): Promise<boolean> {
    const { person, allRooms } = this.options;
    this.session += 1;
    const session = this.session;
    const closed = Promise.withResolvers<void>();
    const auth = { token: person.token, ...(allRooms && { rooms: 'all' }) };
    const connection = await Connection.open(url, auth, {
      heard: (name, payload) => this.heard(session, name, payload),
      closed: closed.resolve,
    });
    if (!connection) return false;
    this.connection = connection;
    if (!this.wanted) connection.close();
    else if (allRooms || (await this.joinAll(connection))) {
      this.noteSession('begin', session, url);
      void this.catchUp.run({ via: 'socket', connection }).catch(() => undefined);
    } else connection.close();
    await closed.promise;
    this.noteSession('end', session, url);
    return true;
  }

  private async joinAll(connection: Connection): Promise<boolean> {
    const answers = await Promise.all(this.options.rooms.map(({ id }) => connection.ask('joinRoom', id)));
    return answers.every(({ kind }) => kind === 'ok');
  }

  private noteSession(phase: 'begin' | 'end', session: number, node: string): void {
    const { name: device, person, recorder } = this.options;
    recorder.add({ op: 'session', phase, device, person: person.id, session, node });
  }

  private heard(session: number, name: string, payload: unknown): void {
    if (name === 'receiveMessage' || name === 'messageUpdated') {
      const message = payload as Message;
      this.take(name === 'receiveMessage' ? 'live' : 'update', message.chatRoomId, message, session);
      return;
    }
    const { chatRoomId, userId, id } = (payload ?? {}) as {
      chatRoomId?: string;
      userId?: string;
      id?: string;
    };
    const { name: device, person, recorder } = this.options;
    const room = chatRoomId ?? (name === 'roomUpdated' ? (id ?? null) : null);
    const about = userId ?? null;
    recorder.add({
      op: 'heard',
      device,
      person: person.id,
      name,
      room,
      about,
      canaries: canariesIn(payload),
    });
  }

  private take(how: DeliverEvent['how'], room: string, message: Message, session = this.session): void {
    const { name: device, person, recorder } = this.options;
    const shown: SeenMessage = seen(message);
    const canaries = canariesIn(message);
    recorder.add({ op: 'deliver', device, person: person.id, session, room, how, message: shown, canaries });
    const view = this.views.get(room);
    view?.insert(shown);
    if (how === 'live' && view?.hasHole) setTimeout(() => void this.fillHole(view), HOLE_MS).unref();
  }

  private async fillHole(view: RoomView): Promise<void> {
    if (view.hasHole && this.wanted) await this.refresh();
  }
}
