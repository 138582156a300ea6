import { Injectable } from '@nestjs/common';
import { argon2id, hash, verify } from 'argon2';

/** argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP password storage sheet. */
export const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of the same cost that belongs to no password. */
export const NOBODYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Password hashes. Compared after NFKC, so that the same word typed on another keyboard is the same password. */
@Injectable()
export class Passwords {
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Takes as long for null, an account that is not there, as for one that is. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const equal = await verify(passwordHash ?? NOBODYS, password.normalize('NFKC'));
    return equal && passwordHash !== null;
  }
}
