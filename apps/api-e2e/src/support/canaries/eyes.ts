import type { UnreadSummary } from '@officehours/contracts';
import { rest } from '../rest';
import type { Server } from '../server';
import type { Dice } from './dice';
import { isFile, OWN_VIEWS, UNREAD, viewsOf, type Named } from './views';
import type { Witness } from './witness';

/** Looking at what there is: at what is one's own, and with ids of what is not. */
export class Eyes {
  constructor(
    private readonly server: Server,
    private readonly roll: Dice,
  ) {}

  look(who: Witness): Promise<void> {
    return this.ask(who, this.pick(OWN_VIEWS));
  }

  /** With ids that they may have kept or guessed, over REST or over the socket. */
  async pry(who: Witness, named: Named): Promise<void> {
    if (this.roll(4) > 0) return this.ask(who, this.pick(viewsOf(named)));
    const chatRoomId = named.room;
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

  async ask(who: Witness, path: string): Promise<void> {
    await who.look(`GET ${path}`, async () => {
      const { status, text, body } = await rest(this.server, who.person).get<UnreadSummary>(path);
      if (path === UNREAD) who.counts.push(body);
      // The bytes of a file have no words in them: whoever gets them has learned what its address names.
      return status === 200 && isFile(path) ? path : text;
    });
  }

  private pick<T>(all: readonly T[]): T {
    return all[this.roll(all.length)] as T;
  }
}
