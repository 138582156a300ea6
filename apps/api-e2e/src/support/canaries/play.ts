import type { Message } from '@officehours/contracts';
import { rest } from '../rest';
import type { Server } from '../server';
import { Acts } from './acts';
import { Memberships } from './memberships';
import type { Secrets } from './secrets';
import { OWN_VIEWS, viewsOf } from './views';
import { Witness } from './witness';
import type { School } from './world';

/** The same numbers for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Everything that goes on in one school, step by step, while the same goes on in the others. */
export class Play {
  readonly members: Witness[];
  readonly wanderers: Witness[];
  private readonly acts: Acts;
  private readonly isIn = new Map<Witness, boolean>();
  private last?: Message;
  private picture?: Message;

  constructor(
    private readonly server: Server,
    secrets: Secrets,
    readonly school: School,
    private readonly roll: (sides: number) => number,
  ) {
    this.acts = new Acts(server, secrets);
    const witness = (one: School['members'][number]): Witness =>
      new Witness(server, secrets, one, school.index);
    this.members = school.members.map(witness);
    this.wanderers = school.wanderers.map(witness);
  }

  get everyone(): Witness[] {
    return [...this.members, ...this.wanderers];
  }

  async begin(): Promise<void> {
    for (const one of this.everyone) await one.connect();
    this.picture = await this.acts.sendPicture(this.pick(this.members), this.school.group, 600);
  }

  /** One thing of each kind; `outsiders` look at what is not theirs meanwhile. */
  async step(n: number, outsiders: readonly Witness[]): Promise<void> {
    const { group, pair } = this.school;
    const by = this.pick(this.present());
    await Promise.all([
      this.acts.send(by, group, this.roll(2) === 0).then((message) => (this.last = message ?? this.last)),
      this.acts.send(this.pick(this.members.slice(0, 2)), pair, true),
      this.look(this.pick(this.everyone)),
      this.pry(this.pick(outsiders)),
      this.pry(
        this.pick(this.wanderers.filter((one) => !this.isIn.get(one)).concat(outsiders[0] as Witness)),
      ),
      n % 2 === 0 ? this.comeOrGo(this.pick(this.wanderers)) : this.acts.draft(by, group),
    ]);
    if (this.last) await this.acts.react(this.pick(this.members), this.last);
    if (n % 4 === 0 && this.last) await this.acts.edit(by, this.last);
    if (n % 20 === 10)
      this.picture = await this.acts.sendPicture(this.pick(this.members), group, 500 + (n % 100));
    if (n % 10 === 5) await this.reconnect(this.pick(this.members));
  }

  /** A last message of each room: it arrives after all that came before it. */
  async end(): Promise<void> {
    const [owner] = this.members as [Witness];
    const last = await this.acts.send(owner, this.school.group, true);
    for (const one of this.members) await one.device.next('receiveMessage', ({ id }) => id === last?.id);
  }

  read(memberships: Memberships, secrets: Secrets): Promise<void[]> {
    const { group, pair, course } = this.school;
    return Promise.all(
      [group, pair].map((room) => memberships.read(this.server, secrets, room, course.instructor)),
    );
  }

  private present(): Witness[] {
    return [...this.members, ...this.wanderers.filter((one) => this.isIn.get(one))];
  }

  private async comeOrGo(who: Witness): Promise<void> {
    const [owner] = this.members as [Witness];
    if (this.isIn.get(who)) {
      this.isIn.set(who, false);
      const { group } = this.school;
      await who.leave(group.id, () => this.acts.remove(owner, group, who));
    } else {
      who.mayReturn();
      await this.acts.add(owner, this.school.group, who);
      this.isIn.set(who, true);
    }
  }

  /** Comes and goes as everybody does, which the others are told. */
  private async reconnect(who: Witness): Promise<void> {
    who.device.close();
    await who.connect();
  }

  private look(who: Witness): Promise<void> {
    return this.ask(who, this.pick(OWN_VIEWS));
  }

  /** With ids of this school's group, which they may have kept or guessed. */
  private async pry(who: Witness): Promise<void> {
    const { group, course } = this.school;
    const named = {
      room: group.id,
      course: course.id,
      message: this.last?.id ?? '',
      file: this.picture?.attachments[0]?.id ?? '',
    };
    if (this.roll(4) > 0) return this.ask(who, this.pick(viewsOf(named)));
    const chatRoomId = group.id;
    const asked: [string, unknown][] = [
      ['joinRoom', chatRoomId],
      ['syncRooms', { epoch: 'x', rooms: [{ chatRoomId, afterSeq: 0 }] }],
      ['markRead', { chatRoomId, seq: 1 }],
      ['typing', { chatRoomId }],
      ['addReaction', { messageId: named.message, emoji: '👎' }],
    ];
    const [event, payload] = this.pick(asked);
    await who.look(`the answer to ${event}`, () => who.device.askAny(event, payload));
  }

  private ask(who: Witness, path: string): Promise<void> {
    return who.look(`GET ${path}`, async () => (await rest(this.server, who.person).get(path)).text);
  }

  private pick<T>(all: readonly T[]): T {
    return all[this.roll(all.length)] as T;
  }
}
