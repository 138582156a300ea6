import type { Message, MessagePage, RoomSync } from '@officehours/contracts';

import type { Random } from '../random.ts';
import type { Way } from './calls.ts';
import { callRest } from './rest.ts';
import type { RoomView } from './room-view.ts';

type Take = (room: string, messages: Message[]) => void;

/**
 * Fetches what a device lacks, after the last number it has without a hole; over the socket also what was changed.
 * One at a time.
 */
export class CatchUp {
  private readonly token: string;
  private readonly views: ReadonlyMap<string, RoomView>;
  private readonly random: Random;
  private readonly take: Take;
  private epoch?: string;
  private running?: Promise<void>;

  constructor(token: string, views: ReadonlyMap<string, RoomView>, random: Random, take: Take) {
    this.token = token;
    this.views = views;
    this.random = random;
    this.take = take;
  }

  /** By the given way; what fails is left for the next time. */
  run(way: Way): Promise<void> {
    this.running ??= this.fetchAll(way).finally(() => (this.running = undefined));
    return this.running;
  }

  private async fetchAll(way: Way): Promise<void> {
    if (way.via === 'socket' && this.epoch !== undefined) await this.bySync(way, this.epoch);
    else if (way.via === 'socket') await this.learnEpoch(way);
    else for (const [room, view] of this.views) await this.byPages(way.url, room, view);
  }

  private async bySync({ connection }: Extract<Way, { via: 'socket' }>, epoch: string): Promise<void> {
    for (let more = true; more;) {
      const rooms = [...this.views].map(([chatRoomId, { contiguous, changes }]) => ({
        chatRoomId,
        afterSeq: contiguous,
        afterChange: changes,
      }));
      const answer = await connection.ask('syncRooms', { epoch, rooms });
      if (answer.kind !== 'ok') return;
      const synced = answer.data.rooms;
      for (const room of synced) this.takeSynced(room);
      more = synced.some(({ hasMoreAfter, hasMoreChanges }) => hasMoreAfter || hasMoreChanges);
    }
  }

  private takeSynced({ chatRoomId, messages, changes, hasMoreChanges, lastChangeSeq }: RoomSync): void {
    this.take(chatRoomId, messages);
    this.take(chatRoomId, changes);
    const view = this.views.get(chatRoomId);
    if (!view) return;
    const reached = hasMoreChanges ? (changes.at(-1)?.changeSeq ?? 0) : lastChangeSeq;
    view.changes = Math.max(view.changes, reached);
  }

  /** `joinRoom` tells the epoch, without which nothing can be synchronised. */
  private async learnEpoch(way: Extract<Way, { via: 'socket' }>): Promise<void> {
    const [room] = this.views.keys();
    if (room === undefined) return;
    const answer = await way.connection.ask('joinRoom', { chatRoomId: room });
    if (answer.kind !== 'ok') return;
    this.epoch = answer.data.epoch;
    await this.bySync(way, this.epoch);
  }

  private async byPages(url: string, room: string, view: RoomView): Promise<void> {
    for (let more = true; more;) {
      const query = `after=${view.contiguous}&limit=${this.random.whole(20, 200)}`;
      const path = `/api/message/chat-room/${room}/messages?${query}`;
      const answer = await callRest<MessagePage>(url, this.token, 'GET', path);
      if (answer.kind !== 'ok') return;
      this.epoch = answer.data.epoch;
      this.take(room, answer.data.messages);
      more = answer.data.hasMoreAfter;
    }
  }
}
