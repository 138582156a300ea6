import { Injectable } from '@nestjs/common';
import { LIMITS, type QuarantineDecision, type QuarantinedFile } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import { Audit, Clock, notFound, requireAccess, type Caller } from '@officehours/platform';
import { AttachmentRepository, type AttachmentRecord } from '../attachment.repository';
import { KeptFiles } from '../kept-files';
import type { QuarantineDecisionDto } from './quarantine.dto';
import { ReleasedFiles } from './released-files.repository';

const ACTIONS = { release: 'quarantine.released', delete: 'quarantine.deleted' } as const;

/** Files in which the scanner found something: for administrators. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly kept: KeptFiles,
    private readonly released: ReleasedFiles,
    private readonly directory: Directory,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The newest first. That somebody looked is in the audit log once for each day. */
  async list(caller: Caller): Promise<QuarantinedFile[]> {
    requireAccess('quarantine.read', caller);
    await this.audit.oncePerDay({ action: 'quarantine.read', actorId: caller.id });
    const records = await this.attachments.quarantined(LIMITS.pageMax);
    const people = await this.directory.people([...new Set(records.map(({ uploaderId }) => uploaderId))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return records.map((record) => present(record, names.get(record.uploaderId) ?? ''));
  }

  /** @throws `not_found` for what is not in quarantine, or no longer. */
  async decide(caller: Caller, id: string, { decision, reason }: QuarantineDecisionDto): Promise<void> {
    requireAccess('quarantine.decide', caller);
    const record = await this.attachments.find(id);
    if (record?.state !== 'quarantined') throw notFound();
    const { chatRoomId, uploaderId: subjectId, sha256, found } = record;
    await this.audit.during(
      {
        action: ACTIONS[decision],
        actorId: caller.id,
        subjectId,
        chatRoomId,
        details: { attachmentId: id, sha256, found, reason },
      },
      () => this.carryOut(decision, record),
    );
  }

  private async carryOut(decision: QuarantineDecision, record: AttachmentRecord): Promise<void> {
    if (decision === 'release') await this.released.add(record.sha256, this.clock.now());
    await this.kept.remove(record);
  }
}

function present(record: AttachmentRecord, uploader: string): QuarantinedFile {
  const { id, name, size, sha256, found, chatRoomId, uploaderId, createdAt } = record;
  return {
    ...{ id, name, size, sha256, chatRoomId },
    found: found ?? '',
    uploader: { id: uploaderId, name: uploader },
    createdAt: createdAt.toISOString(),
  };
}
