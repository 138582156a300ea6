import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { argon2id, hash, verify } from 'argon2';

/** argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP password storage sheet. */
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Password hashes. Compared after NFKC, so that the same word typed on another keyboard is the same password. */
@Injectable()
export class Passwords implements OnModuleInit {
  private nobodys = '';

  async onModuleInit(): Promise<void> {
    this.nobodys = await hash(randomBytes(16), COST);
  }

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Takes as long for null, an account that is not there, as for one that is. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const equal = await verify(passwordHash ?? this.nobodys, password.normalize('NFKC'));
    return equal && passwordHash !== null;
  }
}
