import { Injectable } from '@nestjs/common';
import type { PersonModel } from '@officehours/contracts';
import { Audit, ROLE_OF_MODEL, SocketServer } from '@officehours/platform';
import { PersonRepository } from './person.repository';

/** Another role of somebody on the platform: in the audit log once, and that of their open sockets at once. */
@Injectable()
export class RoleChanges {
  constructor(
    private readonly persons: PersonRepository,
    private readonly audit: Audit,
    private readonly sockets: SocketServer,
  ) {}

  /** Does `put`, which stores the person with `model`, unless what is stored is newer; `before` is what they were. */
  async during(
    { id, model }: { id: string; model: PersonModel },
    before: PersonModel | undefined,
    put: () => Promise<unknown>,
  ): Promise<void> {
    if (before === undefined || before === model) return void (await put());
    const details = { from: ROLE_OF_MODEL[before], to: ROLE_OF_MODEL[model] };
    const isChanged = await this.audit.during(
      { action: 'person.role', subjectId: id, details },
      async () => {
        await put();
        return (await this.persons.find(id))?.model === model;
      },
      Boolean,
    );
    if (isChanged) this.sockets.tellRole(id, model);
  }
}
