import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AuditAction, AuditEntry } from '@officehours/contracts';
import { Clock } from '../clock';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { chained, newAuditKey, type AuditHead, type AuditRecord, type EndedAct } from './audit-chain';
import type { AuditQuery } from './audit-query';
import { AuditRepository } from './audit.repository';

/** An act as whoever does it knows it. */
export interface AuditAct {
  action: AuditAction;
  actorId?: string | null;
  subjectId?: string | null;
  chatRoomId?: string | null;
  details?: AuditEntry['details'];
}

/** Whoever does an act says again and again that they are at it; of whom this long nothing is heard, they are gone. */
const SILENT_MS = 60_000;
const AT_IT_EVERY_MS = 20_000;
const SWEEP_MS = 30_000;
/** Failures are counted over so long, and told a while later, when the clocks of all nodes have passed it. */
const COUNT_SPAN_MS = 5 * 60_000;
const CLOCK_MARGIN_MS = 30_000;
/** Nodes that write at once take each other's numbers; more often than this in a row is a fault. */
const MOST_ATTEMPTS = 100;

/**
 * The log of acts that matter for security: append-only, each entry bound to the one before, exactly one of each act.
 * An act is written down as begun before it is done, so that none is missing whenever the process dies; what was begun
 * and not finished is taken up later, and its entry says that nobody knows (`audit.e2e.ts`).
 */
@Injectable()
export class Audit implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Audit.name);
  private head: AuditHead | null | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private settling: Promise<void> | undefined;
  private sweep: NodeJS.Timeout | undefined;
  /** Pending acts that are none to this version: left to the one that wrote them. */
  private readonly strange = new Set<string>();
  /** The day of which `oncePerDay` has last written each act. */
  private readonly daysOf = new Map<string, string>();

  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Alone there is nobody else who could still be at it.
    await this.settle(!this.settings.redisUrl);
    this.sweep = setInterval(() => void this.settle(false).catch(this.complain), SWEEP_MS);
    this.sweep.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweep);
    await this.tail;
  }

  /**
   * Does `work`, and writes down that it was done: when it did not throw, and `happened` is true of its result.
   * @throws whatever `work` throws; `unavailable` before it when nothing can be written down.
   */
  async during<T>(
    act: AuditAct,
    work: () => Promise<T>,
    happened: (result: T) => boolean = () => true,
  ): Promise<T> {
    const record = this.recordOf(act);
    await this.repository.begin(record, this.silentAt());
    const atIt = setInterval(() => this.stillAt(record), AT_IT_EVERY_MS).unref();
    try {
      const result = await this.attempt(record, work);
      await this.finished(record, happened(result));
      return result;
    } finally {
      clearInterval(atIt);
    }
  }

  /** `times` more of what happens too often for an entry each: one entry of a span of time says how often. */
  async count(act: AuditAct, times = 1): Promise<void> {
    const window = Math.floor(this.clock.now().getTime() / COUNT_SPAN_MS);
    const dueAt = new Date((window + 1) * COUNT_SPAN_MS + CLOCK_MARGIN_MS);
    await this.repository.count(`${nameOf(act)}:${window}`, this.recordOf(act), dueAt, times);
  }

  /** An act that has one entry of each person and day, in UTC, however often it is done: written before the first. */
  async oncePerDay(act: AuditAct): Promise<void> {
    const record = this.recordOf(act);
    const name = nameOf(act);
    const day = record.at.toISOString().slice(0, 10);
    if (this.daysOf.get(name) === day) return;
    // On another node, or before a restart, it may have been written: the key is the same.
    await this.append([{ record: { ...record, key: `${name}:${day}` }, outcome: 'done' }]);
    this.daysOf.set(name, day);
  }

  /** The entries after number `after`, in the order of the chain. */
  async page(after: number, limit: number): Promise<AuditEntry[]> {
    await this.settle(false);
    return this.repository.page(after, limit);
  }

  /** The entries that are asked for by what they say, the latest first. */
  async latest(query: AuditQuery): Promise<AuditEntry[]> {
    await this.settle(false);
    return this.repository.latest(query);
  }

  /** The newest entry there is. */
  newest(): Promise<AuditHead | null> {
    return this.repository.head();
  }

  private recordOf({ actorId = null, subjectId = null, chatRoomId = null, ...act }: AuditAct): AuditRecord {
    const { action, details = {} } = act;
    return { key: newAuditKey(), at: this.clock.now(), action, actorId, subjectId, chatRoomId, details };
  }

  private silentAt(): Date {
    return new Date(this.clock.now().getTime() + SILENT_MS);
  }

  private stillAt({ key }: AuditRecord): void {
    this.repository.defer(key, this.silentAt()).catch(this.complain);
  }

  private async finished(record: AuditRecord, hasHappened: boolean): Promise<void> {
    try {
      if (hasHappened) await this.append([{ record, outcome: 'done' }]);
      await this.repository.drop([record.key]);
    } catch (error) {
      // It is done all the same; the entry follows with the next sweep.
      this.complain(error);
    }
  }

  private async attempt<T>(record: AuditRecord, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Refused: nothing was done. After any other failure nobody knows, and the entry will say so.
      if (error instanceof AppError && error.status < 500) await this.repository.drop([record.key]);
      throw error;
    }
  }

  /** Those who ask at once share one round: what is due comes in hundreds, when minutes of counting are over. */
  private settle(all: boolean): Promise<void> {
    this.settling ??= this.finish(all).finally(() => (this.settling = undefined));
    return this.settling;
  }

  private async finish(all: boolean): Promise<void> {
    const { acts, strange } = await this.repository.due(this.clock.now(), all, this.strange);
    for (const { id, error } of strange) {
      this.strange.add(id);
      this.log.error({ err: error, id }, 'a pending act cannot be written into the audit log, and is left');
    }
    if (acts.length === 0) return;
    await this.append(acts.map(({ record, isCount }) => ({ record, outcome: isCount ? 'done' : 'unknown' })));
    const [counts, begun] = [acts.filter(({ isCount }) => isCount), acts.filter(({ isCount }) => !isCount)];
    await this.repository.drop(begun.map(({ id }) => id));
    await this.repository.dropCounts(counts);
  }

  /** One after the other: each needs the one before. */
  private append(acts: readonly EndedAct[]): Promise<void> {
    const appended = this.tail.then(() => this.chain(acts));
    this.tail = appended.catch(() => undefined);
    return appended;
  }

  private async chain(acts: readonly EndedAct[]): Promise<void> {
    let left = acts;
    for (let taken = 0; taken < MOST_ATTEMPTS;) {
      const { head = await this.repository.head() } = this;
      // Whatever fails now, the next one looks where the log ends.
      this.head = undefined;
      const entries = chained(head, left);
      const { added, stop } = await this.repository.add(entries);
      if (!stop) {
        this.head = entries.at(-1);
        return;
      }
      left = left.slice(stop === 'known' ? added + 1 : added);
      if (left.length === 0) return;
      taken = added > 0 || stop === 'known' ? 0 : taken + 1;
    }
    throw new Error('the audit log could not be written: its numbers were taken again and again');
  }

  private readonly complain = (error: unknown): void => {
    this.log.error({ err: error }, 'an entry of the audit log could not be written; it is tried again');
  };
}

/** What acts have in common that are counted together. */
export function nameOf({ action, actorId, subjectId, details = {} }: AuditAct): string {
  return [action, actorId ?? '', subjectId ?? '', ...Object.values(details)].join(':');
}
