import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EpochRepository } from './epoch.repository';

/**
 * The random id of the database's life. A restore from backup gives it a new one, and clients that kept messages of
 * the other life start again instead of mixing the two.
 */
@Injectable()
export class Epoch implements OnModuleInit {
  private current = '';

  constructor(private readonly repository: EpochRepository) {}

  async onModuleInit(): Promise<void> {
    this.current = await this.repository.keep(randomUUID());
  }

  get value(): string {
    return this.current;
  }
}
