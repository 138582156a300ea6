import { Coalesced } from '@officehours/platform';
import { Types, type mongo } from 'mongoose';

/** A short absence: where it is more for each than this, each is answered alone. */
const MOST_EACH = 4;

type Numbered = { chatRoomId: Types.ObjectId } & Partial<Record<'seq' | 'changeSeq', number>>;

/**
 * What comes at and after positions in rooms: when everyone comes back at once, one question asks for the positions of
 * many. Every position has a branch of its own, read from the index of `field`.
 */
export class Tails<T extends Numbered> {
  private readonly questions = new Coalesced<T[]>((keys) => this.askAll(keys));

  /** @param find the documents that a filter accepts, in any order, as many as `limit`. */
  constructor(
    private readonly field: 'seq' | 'changeSeq',
    private readonly find: (filter: mongo.Document, limit: number) => Promise<T[]>,
  ) {}

  /** All that have number `from` or a higher one, in their order; undefined where it is too much for a common answer. */
  ask(chatRoomId: string, from: number): Promise<T[] | undefined> {
    return this.questions.ask(`${chatRoomId}:${from}`);
  }

  private async askAll(keys: readonly string[]): Promise<Map<string, T[]>> {
    const positions = keys.map((key) => ({ key, room: key.slice(0, 24), from: Number(key.slice(25)) }));
    const branches = positions.map(({ room, from }) => ({
      chatRoomId: new Types.ObjectId(room),
      [this.field]: { $gte: from },
    }));
    const most = MOST_EACH * keys.length;
    const found = await this.find({ $or: branches }, most + 1);
    if (found.length > most) return new Map();
    const ordered = found.sort((a, b) => this.numberOf(a) - this.numberOf(b));
    const byRoom = Map.groupBy(ordered, ({ chatRoomId }) => chatRoomId.toHexString());
    return new Map(
      positions.map(({ key, room, from }) => [
        key,
        (byRoom.get(room) ?? []).filter((one) => this.numberOf(one) >= from),
      ]),
    );
  }

  private numberOf(one: T): number {
    return one[this.field] ?? 0;
  }
}
