import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

/** How far the making of the demo has come. */
export interface DemoState {
  beganAt: Date;
  /** Null until everything is there. */
  doneAt: Date | null;
}

type StateDocument = DemoState & { _id: 'demo' };

@Injectable()
export class DemoStateRepository {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** The state of this database; it begins at `now` when there is none, and a later start goes on from there. */
  async begin(now: Date): Promise<DemoState> {
    const state = await this.states.findOneAndUpdate(
      { _id: 'demo' },
      { $setOnInsert: { beganAt: now, doneAt: null } },
      { upsert: true, returnDocument: 'after' },
    );
    return state ?? { beganAt: now, doneAt: null };
  }

  async finish(now: Date): Promise<void> {
    await this.states.updateOne({ _id: 'demo' }, { $set: { doneAt: now } });
  }

  private get states() {
    return this.connection.collection<StateDocument>('serverState');
  }
}
