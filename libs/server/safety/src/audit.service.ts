import { Injectable } from '@nestjs/common';
import { LIMITS, type AuditEntry, type AuditPage } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import {
  Audit,
  decodeAuditCursor,
  encodeAuditCursor,
  invalid,
  requireAccess,
  type Caller,
} from '@officehours/platform';
import type { AuditQueryDto } from './audit-query.dto';

/** Reading the audit log: as the chain that it is, or what is asked for, the latest first. */
@Injectable()
export class AuditService {
  constructor(
    private readonly audit: Audit,
    private readonly directory: Directory,
  ) {}

  /** @throws `forbidden`; `validation_failed` for a place in the chain together with a question. */
  async page(caller: Caller, query: AuditQueryDto): Promise<AuditPage> {
    requireAccess('audit.read', caller);
    const { after, limit = LIMITS.pageMax, order, ...question } = query;
    const isAsked = order === 'latest' || Object.values(question).some((value) => value !== undefined);
    if (isAsked && (after !== undefined || order === 'chain')) throw invalid('', 'one_order');
    await this.audit.oncePerDay({ action: 'audit.read', actorId: caller.id });
    const { entries, nextCursor } = isAsked
      ? await this.latest(question, limit)
      : { entries: await this.audit.page(after ?? 0, limit), nextCursor: null };
    return { entries, people: await this.peopleOf(entries), nextCursor, head: await this.audit.newest() };
  }

  private async latest(
    { cursor, actorId, subjectId, since, until, action }: AuditQueryDto,
    limit: number,
  ): Promise<Pick<AuditPage, 'entries' | 'nextCursor'>> {
    const found = await this.audit.latest({
      ...(action && { action }),
      ...(actorId && { actorId: actorId.toLowerCase() }),
      ...(subjectId && { subjectId: subjectId.toLowerCase() }),
      since: since && new Date(since).toISOString(),
      until: until && new Date(until).toISOString(),
      before: cursor === undefined ? undefined : decodeAuditCursor(cursor),
      limit: limit + 1,
    });
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return { entries, nextCursor: found.length > limit && last ? encodeAuditCursor(last) : null };
  }

  private async peopleOf(entries: readonly AuditEntry[]): Promise<AuditPage['people']> {
    const ids = entries.flatMap(({ actorId, subjectId, details: { people } }) => [
      ...[actorId ?? [], subjectId ?? []].flat(),
      // Who came into a room together.
      ...(typeof people === 'string' ? people.split(' ').filter(Boolean) : []),
    ]);
    return (await this.directory.people([...new Set(ids)])).map(({ id, name }) => ({ id, name }));
  }
}
