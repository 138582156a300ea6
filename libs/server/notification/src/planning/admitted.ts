import { Injectable, Optional } from '@nestjs/common';
import type { PersonModel } from '@officehours/contracts';
import { refusalOf, ROLE_OF_MODEL, Suspensions } from '@officehours/platform';

/** What is told outside the app follows the policies of what is read in it. */
@Injectable()
export class Admitted {
  constructor(@Optional() private readonly suspensions?: Suspensions) {}

  /** Whether somebody may still read what is theirs. */
  async has(userId: string, model: PersonModel): Promise<boolean> {
    const suspended = (await this.suspensions?.isSuspended(userId)) ?? false;
    return refusalOf('self.read', { role: ROLE_OF_MODEL[model], suspended }) === null;
  }
}
