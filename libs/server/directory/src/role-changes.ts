import { Injectable } from '@nestjs/common';
import type { PersonModel } from '@officehours/contracts';
import { Audit, ROLE_OF_MODEL, SocketServer, type AuditAct } from '@officehours/platform';

/** Another role of somebody on the platform: in the audit log once, and that of their open sockets at once. */
@Injectable()
export class RoleChanges {
  constructor(
    private readonly audit: Audit,
    private readonly sockets: SocketServer,
  ) {}

  /**
   * Does `put`, which stores the person with `model` and answers what they were in that moment; null when it wrote nothing
   * over. Several nodes may be told of a change at once: it is the one's whose `put` it was. `known` is what they were
   * when they were last looked at.
   */
  async during(
    { id, model }: { id: string; model: PersonModel },
    known: PersonModel | undefined,
    put: () => Promise<PersonModel | null>,
  ): Promise<void> {
    const change = (from: PersonModel): AuditAct => {
      const details = { from: ROLE_OF_MODEL[from], to: ROLE_OF_MODEL[model] };
      return { action: 'person.role', subjectId: id, details };
    };
    const expected = known === model ? undefined : known;
    const from = await (expected
      ? this.audit.during(change(expected), put, (was) => was === expected)
      : put());
    if (from === null || from === model) return;
    // Somebody else changed it between the look and the write.
    if (from !== expected) await this.audit.during(change(from), () => Promise.resolve());
    this.sockets.tellRole(id, model);
  }
}
