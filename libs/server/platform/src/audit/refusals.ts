import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { decodeJwt } from 'jose';
import { Admission } from '../auth/admission';
import { idOfSubject } from '../auth/identity';
import { AppError } from '../errors/app-error';
import { Audit, nameOf, type AuditAct } from './audit';

/** Kinds of refusals that wait to be written; there are so many only while the database is away. */
const MOST_WAITING = 10_000;
/** So long the service waits, when it ends, for what could not be written before. */
const LAST_TRY_MS = 3_000;

interface Waiting {
  act: AuditAct;
  times: number;
}

/**
 * Refusals that matter for security, as counts in the audit log: of what people asked for that is not theirs, and of
 * tokens that name a person and are not to be believed (ASVS 16.3.2, 16.3.3). Told where answers leave, REST's filter
 * and the sockets' dispatcher, so that what is allowed costs nothing. Nobody waits for the writing: it begins at once,
 * and what comes meanwhile is one write more for each kind, however much it is.
 */
@Injectable()
export class Refusals implements OnApplicationShutdown {
  private readonly log = new Logger(Refusals.name);
  private readonly waiting = new Map<string, Waiting>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly audit: Audit,
    private readonly admission: Admission,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.settled();
    if (this.waiting.size === 0) return;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, LAST_TRY_MS);
    await Promise.race([this.begin(), late.promise]);
    clearTimeout(timer);
  }

  /** Resolves when what was told so far is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** Of somebody who is signed in; counted when the policy said that it is not theirs to do. */
  ofPerson(actorId: string, refusal: unknown): void {
    const asked = refusal instanceof AppError ? refusal.refused : undefined;
    if (asked !== undefined) this.add({ action: 'access.refused', actorId, details: { asked } });
  }

  /** Of a token that was refused. Who showed it is unknown: counted by whom it names, where that is somebody. */
  ofToken(token: unknown, refusal: unknown): void {
    const subjectId = personOf(token);
    if (subjectId === null || !(refusal instanceof AppError) || refusal.code !== 'unauthenticated') return;
    this.add({ action: 'token.refused', subjectId, details: { reason: reasonOf(refusal) } });
  }

  private add(act: AuditAct, times = 1): void {
    const name = nameOf(act);
    const known = this.waiting.get(name);
    if (known) known.times += times;
    else if (this.waiting.size < MOST_WAITING) this.waiting.set(name, { act, times });
    void this.begin();
  }

  private begin(): Promise<void> {
    return (this.writing ??= this.write());
  }

  /** One after the other; what comes meanwhile is written as well. */
  private async write(): Promise<void> {
    try {
      for (const [name, one] of this.waiting) {
        this.waiting.delete(name);
        await this.count(one).catch((error: unknown) => {
          this.add(one.act, one.times);
          throw error;
        });
      }
    } catch (error) {
      this.log.error(
        { err: error },
        'refusals could not be counted in the audit log; it is tried with the next one',
      );
    } finally {
      this.writing = undefined;
    }
  }

  /** Whoever makes tokens up can name anyone: nothing is kept of those who do not exist. */
  private async count({ act, times }: Waiting): Promise<void> {
    if (act.action === 'token.refused' && !(await this.admission.person(act.subjectId ?? ''))) return;
    await this.audit.count(act, times);
  }
}

/** Whom a token names, whether it is true or not. */
function personOf(token: unknown): string | null {
  if (typeof token !== 'string' || token.length > LIMITS.tokenLength) return null;
  try {
    const { sub } = decodeJwt(token);
    const isSubject = typeof sub === 'string' && sub !== '' && sub.length <= LIMITS.subjectLength;
    return isSubject ? idOfSubject('user', sub) : null;
  } catch {
    return null;
  }
}

/** A token that has run out was true once: its signature is looked at first. */
function reasonOf({ cause }: AppError): 'expired' | 'invalid' {
  return cause instanceof Error && cause.name === 'TokenExpiredError' ? 'expired' : 'invalid';
}
