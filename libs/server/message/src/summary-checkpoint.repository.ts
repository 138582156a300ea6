import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

interface CheckpointDocument {
  _id: 'summaries';
  cleanAt: Date;
}

/** The time up to which every message is in its room's summary. */
@Injectable()
export class SummaryCheckpoint {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Null for a database that never had messages. */
  async read(): Promise<Date | null> {
    return (await this.states.findOne({ _id: 'summaries' }))?.cleanAt ?? null;
  }

  async write(cleanAt: Date): Promise<void> {
    await this.states.updateOne({ _id: 'summaries' }, { $set: { cleanAt } }, { upsert: true });
  }

  private get states() {
    return this.connection.collection<CheckpointDocument>('serverState');
  }
}
