import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

interface VapidDocument {
  _id: 'vapid';
  publicKey: string;
  privateKey: string;
}

export type VapidKeys = Omit<VapidDocument, '_id'>;

/** The keys by which push services know this service: made once, kept in the database, the same on all nodes. */
@Injectable()
export class VapidRepository {
  private keys: Promise<VapidKeys> | undefined;

  constructor(@InjectConnection() private readonly connection: Connection) {}

  get(): Promise<VapidKeys> {
    this.keys ??= this.keep().catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }

  private async keep(): Promise<VapidKeys> {
    const { default: webPush } = await import('web-push');
    const kept = await this.connection
      .collection<VapidDocument>('serverState')
      .findOneAndUpdate(
        { _id: 'vapid' },
        { $setOnInsert: webPush.generateVAPIDKeys() },
        { upsert: true, returnDocument: 'after' },
      );
    if (!kept) throw new Error('the keys for push could not be kept');
    return { publicKey: kept.publicKey, privateKey: kept.privateKey };
  }
}
