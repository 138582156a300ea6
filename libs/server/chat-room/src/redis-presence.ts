import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Connections, DomainEvents } from '@officehours/platform';
import type { ChainableCommander, Redis } from 'ioredis';
import { Presence } from './presence';

/** A node that says nothing for this long is gone, and so are its people. */
const EXPIRES_MS = 30_000;
const BEAT_MS = 10_000;

const NODES = 'officehours:nodes';
/** The nodes a person is connected to, each with the time at which its last beat runs out. */
const nodesOf = (personId: string) => `officehours:online:${personId}`;
/** As `nodesOf`, where somebody looks at the app. */
const looksOf = (personId: string) => `officehours:looking:${personId}`;
const peopleOf = (node: string) => `officehours:node:${node}`;

/**
 * Presence over many nodes. Each node beats for its people; what does not beat runs out, and one of the living nodes
 * tells whoever saw them online. A node that was silent and beats again tells that its people are there. With Redis
 * away, a node knows its own people.
 */
@Injectable()
export class RedisPresence extends Presence implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(RedisPresence.name);
  private readonly node = randomUUID();
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
    for (const [index, id] of others.entries()) if (Number(counts[index] ?? 0) > 0) found.add(id);
    return found;
  }

  private async tick(): Promise<void> {
    await this.beat(this.connections.people());
    const [silent] = await this.send((pipeline) => pipeline.zrangebyscore(NODES, '-inf', Date.now()));
    for (const node of Array.isArray(silent) ? silent : []) await this.bury(String(node));
  }

  /** A node fell silent. Of all who notice, the one that takes its name off the list tells of its people. */
  private async bury(node: string): Promise<void> {
    const [removed] = await this.send((pipeline) => pipeline.zrem(NODES, node));
    if (removed !== 1) return;
    const [people] = await this.send((pipeline) => pipeline.smembers(peopleOf(node)).del(peopleOf(node)));
    for (const personId of Array.isArray(people) ? people : []) {
      // Only what has run out: the node may be beating again by now.
      await this.send((pipeline) =>
        pipeline
          .zremrangebyscore(nodesOf(String(personId)), '-inf', Date.now())
          .zremrangebyscore(looksOf(String(personId)), '-inf', Date.now()),
      );
      this.events.publish('person.disconnected', { personId: String(personId) });
    }
  }

  private async beat(personIds: readonly string[]): Promise<void> {
    const until = Date.now() + EXPIRES_MS;
    const [added] = await this.send((pipeline) => {
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
    if (added === 1) this.returned();
  }

  /** Others took this node for gone, and its people with it. Each of them beats again with the news. */
  private returned(): void {
    for (const personId of this.connections.people()) this.events.publish('person.connected', { personId });
  }

  private async leave(personIds: readonly string[]): Promise<void> {
    await this.send((pipeline) => {
      for (const id of personIds) {
        // Connected again meanwhile: the beat of the new connection stands.
        if (!this.connections.isConnected(id))
          pipeline.zrem(nodesOf(id), this.node).zrem(looksOf(id), this.node).srem(peopleOf(this.node), id);
      }
    });
  }

  /** The answers, in order; none when Redis does not answer. */
  private async send(fill: (pipeline: ChainableCommander) => unknown): Promise<unknown[]> {
    try {
      const pipeline = this.redis.pipeline();
      fill(pipeline);
      return ((await pipeline.exec()) ?? []).map(([, answer]) => answer);
    } catch (error) {
      this.log.debug({ err: error }, 'presence knows this node only');
      return [];
    }
  }
}
