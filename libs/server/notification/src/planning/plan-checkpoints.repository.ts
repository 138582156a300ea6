import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

/** How far a node is: of all it accepted before `cleanAt`, everybody who is to be told is in the plan. */
export interface Checkpoint {
  id: string;
  cleanAt: Date;
  /** When it was last known to be looked after. */
  renewedAt: Date;
}

interface CheckpointDocument {
  _id: string;
  cleanAt: Date;
  renewedAt?: Date;
}

/** The checkpoint that all nodes shared, once; each has its own now, which begins alike. */
const SHARED = 'notifications';

@Injectable()
export class PlanCheckpoints {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  static idOf(node: string): string {
    return `${SHARED}:${node}`;
  }

  async all(): Promise<Checkpoint[]> {
    const found = await this.states.find({ _id: { $gte: SHARED, $lt: `${SHARED};` } }).toArray();
    return found.map(({ _id, cleanAt, renewedAt = new Date(0) }) => ({ id: _id, cleanAt, renewedAt }));
  }

  async keep({ id, cleanAt, renewedAt }: Checkpoint): Promise<void> {
    await this.states.updateOne({ _id: id }, { $set: { cleanAt, renewedAt } }, { upsert: true });
  }

  /** Of many nodes that would look after a checkpoint, one may. Null for the others, and when its own node is back. */
  async claim(checkpoint: Checkpoint, now: Date): Promise<Checkpoint | null> {
    const claimed = { ...checkpoint, renewedAt: now };
    const { modifiedCount } = await this.states.updateOne(asRead(checkpoint), { $set: { renewedAt: now } });
    return modifiedCount === 1 ? claimed : null;
  }

  /** Unless its node is back. */
  async remove(checkpoint: Checkpoint): Promise<void> {
    await this.states.deleteOne(asRead(checkpoint));
  }

  private get states() {
    return this.connection.collection<CheckpointDocument>('serverState');
  }
}

function asRead({ id, cleanAt, renewedAt }: Checkpoint) {
  // The shared checkpoint was never renewed.
  return { _id: id, cleanAt, renewedAt: renewedAt.getTime() === 0 ? { $exists: false } : renewedAt };
}
