import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Connections, DomainEvents } from '@officehours/platform';
import type { ChainableCommander, Redis } from 'ioredis';
import { Presence } from './presence';

/** A node that says nothing for this long is gone, and so are its people. */
const EXPIRES_MS = 30_000;
const BEAT_MS = 10_000;

const NODES = 'officehours:nodes';
/** Silent nodes of whose people is being told, each with the time by which that should be done. */
const BURIALS = 'officehours:burials';
/** The nodes a person is connected to, each with the time at which its last beat runs out. */
const nodesOf = (personId: string) => `officehours:online:${personId}`;
/** As `nodesOf`, where somebody looks at the app. */
const looksOf = (personId: string) => `officehours:looking:${personId}`;
const peopleOf = (node: string) => `officehours:node:${node}`;

/**
 * Presence over many nodes. Each node beats for its people; what does not beat runs out, and one of the living nodes
 * tells whoever saw them online. A node that was silent and beats again tells that its people are there. With Redis
 * away, a node knows its own people; what it said meanwhile, and could not say, is put right when Redis is back.
 */
@Injectable()
export class RedisPresence extends Presence implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(RedisPresence.name);
  private readonly node = randomUUID();
  /** People who came, went or stayed here, and Redis was not told. */
  private readonly untold = new Set<string>();
  /** People who may be on another node, and were taken to be nowhere since Redis could not be asked. */
  private readonly unasked = new Set<string>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly redis: Redis,
    private readonly connections: Connections,
    private readonly events: DomainEvents,
  ) {
    super();
  }

  onModuleInit(): void {
    this.events.on('person.connected', ({ personId }) => this.beat([personId]));
    this.events.on('person.disconnected', ({ personId }) => this.leave([personId]));
    this.events.on('person.looking', ({ personId }) => this.beat([personId]));
    this.timer = setInterval(() => void this.tick(), BEAT_MS);
    this.timer.unref();
    // On the list before anyone connects, and at once where the link is back: who is put on it later was taken off it.
    this.redis.on('ready', () => void this.tick());
    void this.tick();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.send((pipeline) => {
      for (const id of this.connections.people())
        pipeline.zrem(nodesOf(id), this.node).zrem(looksOf(id), this.node);
      // Silent from now on: the next node that looks tells those who saw our people.
      pipeline.zadd(NODES, 0, this.node);
    });
  }

  online(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.anywhere(personIds, (id) => this.connections.isConnected(id), nodesOf);
  }

  looking(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.anywhere(personIds, (id) => this.connections.isLookedAt(id), looksOf);
  }

  /** Of these people, those of whom it is true here, or for whom another node beats under a key. */
  private async anywhere(
    personIds: readonly string[],
    isHere: (id: string) => boolean,
    keyOf: (id: string) => string,
  ): Promise<ReadonlySet<string>> {
    const found = new Set(personIds.filter(isHere));
    const others = personIds.filter((id) => !found.has(id));
    const counts = await this.send((pipeline) => {
      for (const id of others) pipeline.zcount(keyOf(id), Date.now(), '+inf');
    });
    if (!counts) this.note(this.unasked, others);
    for (const [index, id] of others.entries()) if (Number(counts?.[index] ?? 0) > 0) found.add(id);
    return found;
  }

  private async tick(): Promise<void> {
    await this.beat(this.connections.people(), false);
    const now = Date.now();
    const [silent, unfinished] =
      (await this.send((pipeline) =>
        pipeline.zrangebyscore(NODES, '-inf', now).zrangebyscore(BURIALS, '-inf', now),
      )) ?? [];
    for (const node of namesIn(silent)) if (await this.takeOff(node)) await this.bury(node);
    // Whoever took these off the list died, or lost Redis, before it had told of everyone.
    for (const node of namesIn(unfinished)) await this.bury(node);
  }

  /** A node fell silent. Of all who notice, the one that takes its name off the list tells of its people. */
  private async takeOff(node: string): Promise<boolean> {
    const [, removed] =
      (await this.send((pipeline) =>
        pipeline.zadd(BURIALS, Date.now() + EXPIRES_MS, node).zrem(NODES, node),
      )) ?? [];
    return removed === 1;
  }

  /** It is off the lists when all is told. What is told twice is what is true then. */
  private async bury(node: string): Promise<void> {
    const [until, , people] =
      (await this.send((pipeline) =>
        pipeline
          .zscore(NODES, node)
          .zadd(BURIALS, Date.now() + EXPIRES_MS, node)
          .smembers(peopleOf(node)),
      )) ?? [];
    if (!people) return;
    // Back on the list: it tells of its people itself, and which of them are gone.
    if (Number(until ?? 0) > Date.now())
      return void (await this.send((pipeline) => pipeline.zrem(BURIALS, node)));
    for (const personId of namesIn(people)) {
      // Only what has run out: the node may be beating again by now.
      const removed = await this.send((pipeline) =>
        pipeline
          .zremrangebyscore(nodesOf(personId), '-inf', Date.now())
          .zremrangebyscore(looksOf(personId), '-inf', Date.now()),
      );
      if (!removed) return;
      this.events.publish('person.disconnected', { personId });
    }
    await this.send((pipeline) => pipeline.del(peopleOf(node)).zrem(BURIALS, node));
  }

  private async beat(personIds: readonly string[], isNews = true): Promise<void> {
    const until = Date.now() + EXPIRES_MS;
    const answers = await this.send((pipeline) => {
      pipeline.zadd(NODES, until, this.node);
      for (const id of personIds) {
        pipeline
          .zadd(nodesOf(id), until, this.node)
          .pexpire(nodesOf(id), EXPIRES_MS)
          .sadd(peopleOf(this.node), id);
        if (this.connections.isLookedAt(id))
          pipeline.zadd(looksOf(id), until, this.node).pexpire(looksOf(id), EXPIRES_MS);
        else pipeline.zrem(looksOf(id), this.node);
      }
    });
    if (!answers) {
      // The next beat says the same of all of them; a node that was taken off the list meanwhile tells of them anew.
      if (isNews) this.note(this.untold, personIds);
      return;
    }
    // Others took this node for gone, and its people with it.
    if (answers[0] === 1) this.note(this.untold, this.connections.people());
    if (this.untold.size + this.unasked.size > 0) await this.tellAgain();
  }

  /** Redis answers again. Who is here beats again with the news. */
  private async tellAgain(): Promise<void> {
    const [own, others] = [[...this.untold], [...this.unasked]];
    this.untold.clear();
    this.unasked.clear();
    await this.leave(own);
    // Who is nowhere was rightly taken for that.
    const elsewhere = await this.online(others);
    for (const personId of new Set([...own, ...elsewhere])) {
      const isHere = this.connections.isConnected(personId);
      this.events.publish(isHere ? 'person.connected' : 'presence.doubtful', { personId });
    }
  }

  private async leave(personIds: readonly string[]): Promise<void> {
    // Connected again meanwhile: the beat of the new connection stands.
    const gone = personIds.filter((id) => !this.connections.isConnected(id));
    const answers = await this.send((pipeline) => {
      for (const id of gone)
        pipeline.zrem(nodesOf(id), this.node).zrem(looksOf(id), this.node).srem(peopleOf(this.node), id);
    });
    if (!answers) this.note(this.untold, gone);
  }

  private note(list: Set<string>, personIds: readonly string[]): void {
    for (const id of personIds) list.add(id);
  }

  /** The answers, in order; undefined when Redis does not answer. */
  private async send(fill: (pipeline: ChainableCommander) => unknown): Promise<unknown[] | undefined> {
    try {
      const pipeline = this.redis.pipeline();
      fill(pipeline);
      const answers = (await pipeline.exec()) ?? [];
      // Without a link each command fails for itself.
      for (const [error] of answers) if (error) throw error;
      return answers.map(([, answer]) => answer);
    } catch (error) {
      this.log.debug({ err: error }, 'presence knows this node only');
      return undefined;
    }
  }
}

const namesIn = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : []);
