import type { Id } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { Locks } from '../outbox/turn';
import { Timers } from '../support/timers';
import { uuid } from '../support/uuid';
import type { TrayStorage } from './tray-storage';
import type { OutgoingFile } from './types';
import { unkeptOf } from './unkept';

/** What leaves a tray is written this much later: the message that took it is on the disk by then. */
const LATER_MS = 300;
/** A page that was reloaded lets go of its lock a moment after the next one begins. */
const GONE_WITHIN_MS = 3_000;

export interface TrayKeeperParts {
  storage: TrayStorage;
  locks: Locks | undefined;
  client: Pick<Officehours, 'files' | 'me'>;
  /** A page that is gone left this. */
  onFound(roomId: Id, files: readonly OutgoingFile[]): void;
}

/**
 * Keeps what is chosen until it is sent or removed. Each page has its own, held by a Web Lock; what a page left that is
 * gone, by a reload or a crash, is the next one's. Without Web Locks a page cannot know, and takes all there is.
 */
export class TrayKeeper {
  private readonly page = uuid();
  private readonly seen = new Map<Id, readonly OutgoingFile[]>();
  private readonly timers = new Timers<Id>();
  private readonly unfollow: (() => void)[];
  private userId: Id | null = null;
  private letGo = (): void => undefined;

  constructor(private readonly parts: TrayKeeperParts) {
    const { files, me } = parts.client;
    this.unfollow = [files.trays.subscribe(() => this.look()), me.subscribe(() => this.start())];
    const life = new Promise<void>((resolve) => (this.letGo = resolve));
    parts.locks?.request(lockOf(this.page), () => life).catch(() => undefined);
    this.start();
  }

  stop(): void {
    for (const end of this.unfollow) end();
    this.timers.clearAll();
    this.userId = null;
    this.letGo();
  }

  private start(): void {
    const userId = this.parts.client.me.get()?.id ?? null;
    if (this.userId !== null || userId === null) return;
    this.userId = userId;
    this.look();
    // What cannot be read is chosen again, by the person.
    this.find(userId).catch(() => undefined);
  }

  private async find(userId: Id): Promise<void> {
    const pages = await this.parts.storage.pages(userId);
    const others = pages.filter((page) => page !== this.page);
    await Promise.allSettled(others.map((page) => this.whenGone(page, () => this.adopt(userId, page))));
  }

  private async whenGone(page: string, then: () => Promise<void>): Promise<void> {
    const { locks } = this.parts;
    if (!locks) return then();
    await locks.request(lockOf(page), { signal: AbortSignal.timeout(GONE_WITHIN_MS) }, then);
  }

  private async adopt(userId: Id, page: string): Promise<void> {
    if (this.userId !== userId) return;
    const found = await this.parts.storage.adopt(userId, page, this.page);
    if (this.userId !== userId) return;
    for (const { roomId, files } of found) this.parts.onFound(roomId, files);
  }

  /** A room that is in no tray any more was put away with its page, and not emptied: what is kept of it stays. */
  private look(): void {
    if (this.userId === null) return;
    for (const [roomId, files] of this.parts.client.files.trays.get()) {
      const before = this.seen.get(roomId) ?? [];
      if (before === files || before.length + files.length === 0) continue;
      this.seen.set(roomId, files);
      const known = new Set(before.map(({ key }) => key));
      if (files.some(({ key }) => !known.has(key))) void this.write(roomId);
      else this.timers.set(roomId, LATER_MS, () => void this.write(roomId));
    }
  }

  private async write(roomId: Id): Promise<void> {
    const { userId, page, seen, timers } = this;
    if (userId === null) return;
    timers.clear(roomId);
    const createdAt = new Date().toISOString();
    const tray = { userId, page, roomId, createdAt, files: seen.get(roomId) ?? [] };
    const isKept = await this.parts.storage.put(tray).catch(() => tray.files.length === 0);
    unkeptOf(this.parts.client.files).update((rooms) => {
      if (rooms.has(roomId) !== isKept) return rooms;
      return new Set(isKept ? [...rooms].filter((room) => room !== roomId) : [...rooms, roomId]);
    });
  }
}

const lockOf = (page: string): string => `officehours:page:${page}`;
