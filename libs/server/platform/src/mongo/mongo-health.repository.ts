import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';

/** Whether the database answers. */
@Injectable()
export class MongoHealth {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async isUp(timeoutMs = 2_000): Promise<boolean> {
    if (!this.connection.db) return false;
    const ping = this.connection.db.command({ ping: 1 }).then(
      () => true,
      () => false,
    );
    // The driver itself waits for as long as the network swallows what is written.
    return Promise.race([ping, delay(timeoutMs, false, { ref: false })]);
  }
}
