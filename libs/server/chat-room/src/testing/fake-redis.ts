type Command = () => unknown;

/** As much of Redis as presence asks for. Nodes share one, each over a link of its own that can be cut. */
export class FakeRedis {
  private readonly ready: (() => void)[] = [];
  private isCut = false;
  private hasRemoved = false;
  private meanwhile?: () => Promise<void>;

  constructor(
    private readonly scores = new Map<string, Map<string, number>>(),
    private readonly sets = new Map<string, Set<string>>(),
  ) {}

  linked(): FakeRedis {
    return new FakeRedis(this.scores, this.sets);
  }

  cut(): void {
    this.isCut = true;
  }

  /** @param quietly the client has not noticed yet. */
  mend({ quietly = false } = {}): void {
    this.isCut = false;
    if (!quietly) for (const listener of this.ready) listener();
  }

  /** Does `meanwhile` once, right after this link has taken something off a list. */
  afterRemoval(meanwhile: () => Promise<void>): void {
    this.meanwhile = meanwhile;
  }

  on(_event: 'ready', listener: () => void): void {
    this.ready.push(listener);
  }

  pipeline() {
    const commands: Command[] = [];
    const command =
      <A extends unknown[]>(run: (...args: A) => unknown) =>
      (...args: A) => {
        commands.push(() => run(...args));
        return pipeline;
      };
    const pipeline = {
      zadd: command((key: string, score: number, member: string) => this.add(key, score, member)),
      zrem: command((key: string, member: string) => this.remove(key, member)),
      zscore: command((key: string, member: string) => this.scoresOf(key).get(member) ?? null),
      zcount: command((key: string, least: number) => this.members(key, (score) => score >= least).length),
      zrangebyscore: command((key: string, _: '-inf', most: number) =>
        this.members(key, (score) => score <= most),
      ),
      zremrangebyscore: command((key: string, _: '-inf', most: number) => {
        for (const member of this.members(key, (score) => score <= most)) this.scoresOf(key).delete(member);
      }),
      pexpire: command(() => 1),
      sadd: command((key: string, member: string) => this.setOf(key).add(member)),
      srem: command((key: string, member: string) => this.setOf(key).delete(member)),
      smembers: command((key: string) => [...this.setOf(key)]),
      del: command((key: string) => this.sets.delete(key)),
      exec: () => this.exec(commands),
    };
    return pipeline;
  }

  private async exec(commands: readonly Command[]): Promise<[Error | null, unknown][]> {
    if (this.isCut) return commands.map(() => [new Error('the link is cut'), undefined]);
    this.hasRemoved = false;
    const answers = commands.map((run): [null, unknown] => [null, run()]);
    if (this.hasRemoved && this.meanwhile) {
      const { meanwhile } = this;
      this.meanwhile = undefined;
      await meanwhile();
    }
    return answers;
  }

  private remove(key: string, member: string): number {
    const wasThere = this.scoresOf(key).delete(member);
    this.hasRemoved ||= wasThere;
    return Number(wasThere);
  }

  private add(key: string, score: number, member: string): number {
    const isNew = !this.scoresOf(key).has(member);
    this.scoresOf(key).set(member, score);
    return Number(isNew);
  }

  private members(key: string, test: (score: number) => boolean): string[] {
    return [...this.scoresOf(key)].filter(([, score]) => test(score)).map(([member]) => member);
  }

  private scoresOf(key: string): Map<string, number> {
    const known = this.scores.get(key) ?? new Map<string, number>();
    this.scores.set(key, known);
    return known;
  }

  private setOf(key: string): Set<string> {
    const known = this.sets.get(key) ?? new Set<string>();
    this.sets.set(key, known);
    return known;
  }
}
