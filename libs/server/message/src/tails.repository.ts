import { Coalesced } from '@officehours/platform';
import { Types, type mongo } from 'mongoose';

/** Positions in one question. Together with what each may lack, a bound for one answer: others write meanwhile. */
const AT_ONCE = 64;

type Numbered = { chatRoomId: Types.ObjectId } & Partial<Record<'seq' | 'changeSeq', number>>;

export interface TailsOptions {
  /** A short absence: where one lacks more documents than this, they are answered alone. */
  each: number;
  /** Whether numbers may be missing between those that there are. */
  hasHoles: boolean;
}

/**
 * What comes at and after positions in rooms: when everyone comes back at once, one question asks for the positions of
 * many. Every position has a branch of its own, read from the index of `field`.
 */
export class Tails<T extends Numbered> {
  private readonly questions = new Coalesced<T[]>((keys) => this.askAll(keys), AT_ONCE);

  /** @param find the documents that a filter accepts, in any order, as many as `limit`. */
  constructor(
    private readonly field: 'seq' | 'changeSeq',
    private readonly options: TailsOptions,
    private readonly find: (filter: mongo.Document, limit: number) => Promise<T[]>,
  ) {}

  /** All that have number `from` or a higher one, in their order; undefined where it is too much for a common answer. */
  ask(chatRoomId: string, from: number): Promise<T[] | undefined> {
    return this.questions.ask(`${chatRoomId}:${from}`);
  }

  private async askAll(keys: readonly string[]): Promise<Map<string, T[]>> {
    const { each } = this.options;
    const positions = keys.map((key) => ({ key, room: key.slice(0, 24), from: Number(key.slice(25)) }));
    const branches = positions.map(({ room, from }) => ({
      chatRoomId: new Types.ObjectId(room),
      [this.field]: { $gte: from, ...this.upTo(from) },
    }));
    const most = (each + 1) * keys.length;
    const found = await this.find({ $or: branches }, most + 1);
    if (found.length > most) return new Map();
    const ordered = found.sort((a, b) => this.numberOf(a) - this.numberOf(b));
    const byRoom = Map.groupBy(ordered, ({ chatRoomId }) => chatRoomId.toHexString());
    const answers = positions.map(({ key, room, from }): [string, T[]] => [
      key,
      (byRoom.get(room) ?? []).filter((one) => this.isOf(from, this.numberOf(one))),
    ]);
    return new Map(answers.filter(([, tail]) => this.options.hasHoles || tail.length <= each));
  }

  /** Without holes, one number more than may be lacking shows that more is: no branch reads beyond it. */
  private upTo(from: number): { $lte?: number } {
    return this.options.hasHoles ? {} : { $lte: from + this.options.each };
  }

  private isOf(from: number, number: number): boolean {
    return number >= from && number <= (this.upTo(from).$lte ?? Infinity);
  }

  private numberOf(one: T): number {
    return one[this.field] ?? 0;
  }
}
