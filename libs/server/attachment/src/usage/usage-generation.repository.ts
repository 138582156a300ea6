import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { mongo, type Connection } from 'mongoose';

interface GenerationDocument {
  /** Whose files: `uploaderId:…` or `chatRoomId:…`. */
  _id: string;
  generation: number;
}

const DUPLICATE = 11_000;

/** How often the files of a person or a room have changed: what was summed at the same number still holds, on every node. */
@Injectable()
export class UsageGenerationRepository {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async of(key: string): Promise<number> {
    return (await this.generations.findOne({ _id: key }))?.generation ?? 0;
  }

  /** After a change; returns the new number. */
  async next(key: string): Promise<number> {
    try {
      return await this.increment(key);
    } catch (error) {
      // Another one made the row at the same moment.
      if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE) throw error;
      return this.increment(key);
    }
  }

  private async increment(key: string): Promise<number> {
    const row = await this.generations.findOneAndUpdate(
      { _id: key },
      { $inc: { generation: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return row?.generation ?? 0;
  }

  private get generations() {
    return this.connection.collection<GenerationDocument>('attachmentUsage');
  }
}
