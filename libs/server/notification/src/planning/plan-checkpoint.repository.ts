import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

interface CheckpointDocument {
  _id: 'notifications';
  cleanAt: Date;
}

/** The time up to which everybody who is to be told of a message is in the plan. */
@Injectable()
export class PlanCheckpoint {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Null before anything was planned. */
  async read(): Promise<Date | null> {
    return (await this.states.findOne({ _id: 'notifications' }))?.cleanAt ?? null;
  }

  async write(cleanAt: Date): Promise<void> {
    await this.states.updateOne({ _id: 'notifications' }, { $set: { cleanAt } }, { upsert: true });
  }

  private get states() {
    return this.connection.collection<CheckpointDocument>('serverState');
  }
}
