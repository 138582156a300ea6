import type { Message } from '@officehours/contracts';
import type { Server } from '../server';
import { Acts } from './acts';
import type { Dice } from './dice';
import { Eyes } from './eyes';
import type { Memberships } from './memberships';
import type { Pushes } from './pushes';
import type { Secrets } from './secrets';
import { UNREAD } from './views';
import { Witness } from './witness';
import type { School } from './world';

/** Everything that goes on in one school, step by step, while the same goes on in the others. */
export class Play {
  readonly members: Witness[];
  readonly wanderers: Witness[];
  readonly bystander: Witness;
  /** Those who are told on their devices only. */
  readonly absent: Record<'member' | 'wanderer', Witness>;
  private readonly acts: Acts;
  private readonly eyes: Eyes;
  private readonly isIn = new Map<Witness, boolean>();
  private last?: Message;
  private picture?: Message;

  constructor(
    private readonly server: Server,
    secrets: Secrets,
    readonly school: School,
    private readonly pushes: Pushes,
    private readonly roll: Dice,
  ) {
    this.acts = new Acts(server, secrets);
    this.eyes = new Eyes(server, roll);
    const witness = (one: School['members'][number]): Witness =>
      new Witness(server, secrets, one, school.index);
    this.members = school.members.map(witness);
    this.wanderers = school.wanderers.map(witness);
    this.bystander = witness(school.bystander);
    this.absent = { member: witness(school.absent.member), wanderer: witness(school.absent.wanderer) };
  }

  get everyone(): Witness[] {
    return [...this.members, ...this.wanderers, this.bystander, ...Object.values(this.absent)];
  }

  async begin(): Promise<void> {
    for (const one of [...this.members, ...this.wanderers, this.bystander]) await one.connect();
    this.picture = await this.acts.sendPicture(this.pick(this.members), this.school.group, 600);
  }

  /** One thing of each kind; `outsiders` look at what is not theirs meanwhile. */
  async step(n: number, outsiders: readonly Witness[]): Promise<void> {
    const { group, pair } = this.school;
    const by = this.pick(this.present());
    await Promise.all([
      this.acts.send(by, group, this.roll(2) === 0).then((message) => (this.last = message ?? this.last)),
      this.acts.send(this.pick(this.members.slice(0, 2)), pair, true),
      this.eyes.look(this.pick(this.everyone)),
      this.pry(this.pick(outsiders)),
      this.pry(this.pick([...this.wanderers.filter((one) => !this.isIn.get(one)), this.bystander])),
      n % 2 === 0 ? this.comeOrGo(this.pick(this.wanderers)) : this.acts.draft(by, group),
    ]);
    if (this.last) await this.acts.react(this.pick(this.members), this.last);
    if (n % 4 === 0 && this.last) await this.acts.edit(by, this.last);
    if (n % 20 === 10)
      this.picture = await this.acts.sendPicture(this.pick(this.members), group, 500 + (n % 100));
    if (n % 10 === 5) await this.reconnect(this.pick(this.members));
    if (n % 30 === 15) await this.comeOrGoUnseen(this.absent.wanderer);
  }

  /** A last message of each room: it arrives after all that came before it, also on the devices of those who are away. */
  async end(): Promise<void> {
    const [owner] = this.members as [Witness];
    const last = (await this.acts.send(owner, this.school.group, true))!;
    for (const one of this.members) await one.device.next('receiveMessage', ({ id }) => id === last.id);
    await this.pushes.told(this.absent.member.person, last.id);
    for (const one of this.everyone) {
      for (const payload of this.pushes.to(one.person)) one.reads('a push', payload);
      await this.eyes.ask(one, UNREAD);
    }
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

  private async comeOrGoUnseen(who: Witness): Promise<void> {
    const [owner] = this.members as [Witness];
    const isIn = this.isIn.get(who) ?? false;
    this.isIn.set(who, !isIn);
    await (isIn
      ? this.acts.remove(owner, this.school.group, who)
      : this.acts.add(owner, this.school.group, who));
  }

  /** Comes and goes as everybody does, which the others are told. */
  private async reconnect(who: Witness): Promise<void> {
    who.device.close();
    await who.connect();
  }

  /** With ids of this school's group. */
  private pry(who: Witness): Promise<void> {
    const { group, course } = this.school;
    return this.eyes.pry(who, {
      room: group.id,
      course: course.id,
      message: this.last?.id ?? '',
      file: this.picture?.attachments[0]?.id ?? '',
    });
  }

  private pick<T>(all: readonly T[]): T {
    return all[this.roll(all.length)] as T;
  }
}
