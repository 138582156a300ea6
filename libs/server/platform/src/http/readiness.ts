import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError } from '../errors/app-error';
import { MongoHealth } from '../mongo/mongo-health.repository';

/** Whether this node wants new work: its database answers and it is not going away. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private leaving = false;

  constructor(private readonly database: MongoHealth) {}

  /** @throws {AppError} `unavailable`. */
  async check(): Promise<{ ok: true }> {
    if (this.leaving || !(await this.database.isUp())) throw new AppError('unavailable');
    return { ok: true };
  }

  beforeApplicationShutdown(): void {
    this.leaving = true;
  }
}
