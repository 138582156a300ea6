import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

interface EpochDocument {
  _id: 'epoch';
  value: string;
}

@Injectable()
export class EpochRepository {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** The epoch of this database; `fresh` when it has none yet. Of many nodes starting together, one wins. */
  async keep(fresh: string): Promise<string> {
    const states = this.connection.collection<EpochDocument>('serverState');
    const kept = await states.findOneAndUpdate(
      { _id: 'epoch' },
      { $setOnInsert: { value: fresh } },
      { upsert: true, returnDocument: 'after' },
    );
    return kept?.value ?? fresh;
  }
}
