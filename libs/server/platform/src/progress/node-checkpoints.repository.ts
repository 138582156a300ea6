import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

/** How far one node is with a topic: what it accepted before `cleanAt` is dealt with. */
export interface NodeCheckpoint {
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

/** The checkpoints of all nodes. That which they shared, once, is called like the topic, and is one of them. */
@Injectable()
export class NodeCheckpoints {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  static idOf(topic: string, node: string): string {
    return `${topic}:${node}`;
  }

  async all(topic: string): Promise<NodeCheckpoint[]> {
    const found = await this.states.find({ _id: { $gte: topic, $lt: `${topic};` } }).toArray();
    return found.map(({ _id, cleanAt, renewedAt = new Date(0) }) => ({ id: _id, cleanAt, renewedAt }));
  }

  async keep({ id, cleanAt, renewedAt }: NodeCheckpoint): Promise<void> {
    await this.states.updateOne({ _id: id }, { $set: { cleanAt, renewedAt } }, { upsert: true });
  }

  /** Of many nodes that would look after a checkpoint, one may. Null for the others, and when its own node is back. */
  async claim(checkpoint: NodeCheckpoint, now: Date): Promise<NodeCheckpoint | null> {
    const claimed = { ...checkpoint, renewedAt: now };
    const { modifiedCount } = await this.states.updateOne(asRead(checkpoint), { $set: { renewedAt: now } });
    return modifiedCount === 1 ? claimed : null;
  }

  /** Unless its node is back. */
  async remove(checkpoint: NodeCheckpoint): Promise<void> {
    await this.states.deleteOne(asRead(checkpoint));
  }

  private get states() {
    return this.connection.collection<CheckpointDocument>('serverState');
  }
}

function asRead({ id, cleanAt, renewedAt }: NodeCheckpoint) {
  // The shared checkpoint was never renewed.
  return { _id: id, cleanAt, renewedAt: renewedAt.getTime() === 0 ? { $exists: false } : renewedAt };
}
