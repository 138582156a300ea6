import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

interface ReleasedDocument {
  /** SHA-256 in hex digits. */
  _id: string;
  releasedAt: Date;
}

/** Bytes of which an administrator has said that the scanner is wrong about them. */
@Injectable()
export class ReleasedFiles {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async has(sha256: string): Promise<boolean> {
    return (await this.released.findOne({ _id: sha256 })) !== null;
  }

  /** Again changes nothing. */
  async add(sha256: string, releasedAt: Date): Promise<void> {
    const durable = { upsert: true, writeConcern: { w: 'majority', j: true } } as const;
    await this.released.updateOne({ _id: sha256 }, { $setOnInsert: { releasedAt } }, durable);
  }

  private get released() {
    return this.connection.collection<ReleasedDocument>('releasedFiles');
  }
}
