import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { MongoHealth } from './mongo-health.repository';

const LOOK_EVERY_MS = 3_000;
/** After a look without an answer, which itself takes up to two seconds. */
const LOOK_AGAIN_MS = 500;
/** Looks in a row without an answer after which the client is made anew: ten seconds after the last answer at most. */
const PATIENCE = 3;

/**
 * Makes the client anew when the database has not answered for a while: a network that swallows everything closes no
 * connection, and the driver waits on the ones it has, long after the database can be reached again.
 */
@Injectable()
export class MongoWatchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MongoWatchdog.name);
  private timer?: NodeJS.Timeout;
  private isStopping = false;
  private silences = 0;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly health: MongoHealth,
  ) {}

  onApplicationBootstrap(): void {
    this.again();
  }

  onApplicationShutdown(): void {
    this.isStopping = true;
    clearTimeout(this.timer);
  }

  private again(): void {
    if (this.isStopping) return;
    const pause = this.silences > 0 ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
    this.timer = setTimeout(() => void this.look().finally(() => this.again()), pause);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    this.silences = (await this.health.isUp()) ? 0 : this.silences + 1;
    if (this.silences < PATIENCE || this.isStopping) return;
    this.silences = 0;
    try {
      await this.connection.getClient().close(true);
      await this.connection.getClient().connect();
      this.log.warn('the connection to the database was made anew');
    } catch (error) {
      this.log.warn({ err: error }, 'the database is still away');
    }
  }
}
