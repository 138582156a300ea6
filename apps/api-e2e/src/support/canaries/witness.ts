import type { PresenceEvent, UnreadSummary } from '@officehours/contracts';
import { connectToAllRooms, type Client } from '../client';
import type { Person } from '../people';
import type { Server } from '../server';
import type { Secrets } from './secrets';

/** One person with a device, and every secret that ever reached them, by whichever way. */
export class Witness {
  /** Each secret with the first way by which it came. */
  readonly seen = new Map<string, string>();
  /** What reached them of a room while they were known to be out of it. */
  readonly late: string[] = [];
  /** Whose coming and going they were told of. */
  readonly comings = new Set<string>();
  /** How much was unread, each time they asked. */
  readonly counts: UnreadSummary[] = [];
  deliveries = 0;
  device!: Client;
  private out?: string;

  constructor(
    private readonly server: Server,
    private readonly secrets: Secrets,
    readonly person: Person,
    readonly school: number | undefined,
  ) {}

  async connect(): Promise<void> {
    const device = await connectToAllRooms(this.server, this.person);
    device.socket.onAny((name: string, payload: unknown) => this.hears(name, payload));
    this.device = device;
  }

  /** Runs what takes them out of `room`; from when they are told so, nothing of it may reach them. */
  async leave(room: string, remove: () => Promise<unknown>): Promise<void> {
    const before = this.device.all('roomLeft').length;
    await remove();
    const told = (): true | undefined => (this.device.all('roomLeft').length > before ? true : undefined);
    await this.device.until('word that they are out', told);
    this.isOutOf(room);
  }

  /** From now on nothing of this room may reach them. */
  isOutOf(room: string): void {
    this.out = room;
  }

  /** May be let in again at any moment. */
  mayReturn(): void {
    this.out = undefined;
  }

  /** Looks at what a request brings; what it shows of a room is late if they were out of it before and after. */
  async look(way: string, ask: () => Promise<unknown>): Promise<void> {
    const before = this.out;
    const answer = await ask();
    this.saw(way, answer, before !== undefined && before === this.out ? before : undefined);
  }

  /** What a device is told. */
  hears(name: string, payload: unknown): void {
    if (name === 'presenceChanged') this.meets(payload as PresenceEvent);
    this.saw(name, payload, this.out);
  }

  /** What reached them at some time that is not known. */
  reads(way: string, payload: unknown): void {
    this.saw(way, payload, undefined);
  }

  private meets({ userId }: PresenceEvent): void {
    this.comings.add(userId);
    // Whoever comes and goes has this one room only.
    if (this.out !== undefined) this.late.push(`presenceChanged told of ${userId}`);
  }

  private saw(way: string, payload: unknown, out: string | undefined): void {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const found = this.secrets.in(text ?? '');
    if (found.length > 0) this.deliveries += 1;
    // The word that they are out names the room, and may come twice.
    if (way === 'roomLeft') return;
    for (const secret of found) {
      if (!this.seen.has(secret)) this.seen.set(secret, way);
      const owner = this.secrets.ownerOf(secret);
      if (out !== undefined && owner && 'room' in owner && owner.room === out)
        this.late.push(`${way} showed ${secret}`);
    }
  }
}
