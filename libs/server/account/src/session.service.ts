import { randomBytes } from 'node:crypto';
import { Injectable, Logger, Optional, type OnModuleInit } from '@nestjs/common';
import type { User } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import {
  AppError,
  Audit,
  Clock,
  DomainEvents,
  notFound,
  requireAccess,
  SocketServer,
  Suspensions,
  type Caller,
  type Person,
} from '@officehours/platform';
import { AccessTokens } from './access-tokens';
import { untilStep } from './even-answers';
import { NO_ID } from './no-id';
import { RefreshTokens } from './refresh-tokens';
import { SessionRepository, type SessionRecord } from './session.repository';
import { presentUser } from './user.presenter';

/** A refresh token that was just replaced is still answered, alike: the answer may have been lost, or two tabs asked. */
const GRACE_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A session ends this long after it was last used, and at the latest this long after it began. */
const IDLE_MS = 30 * DAY_MS;
const LONGEST_MS = 180 * DAY_MS;
const USER_AGENT_LENGTH = 200;
const LISTED = 100;
/** More than anybody has. */
const EVERY = 100_000;

/** What signing in leads to: the answer, and the refresh token for the cookie. `expiresIn` is in seconds. */
export interface SignedIn {
  accessToken: string;
  expiresIn: number;
  user: User;
  refreshToken: string;
  refreshExpiresAt: Date;
}

/** What people may know of a session of their own. */
export interface OwnSession {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

/** Why a session ended, for the audit log. */
type EndReason = 'signed_out' | 'ended' | 'password_changed' | 'suspended' | 'token_reused';

/** Sessions of people who sign in here: opened, renewed with a rotating token, ended. */
@Injectable()
export class SessionService implements OnModuleInit {
  private readonly log = new Logger(SessionService.name);

  constructor(
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly directory: Directory,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sockets: SocketServer,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  onModuleInit(): void {
    this.events.on('person.suspended', ({ personId }) => this.endPresent(personId));
  }

  /**
   * A new session for someone who has shown who they are.
   * @throws `forbidden`, rule `suspended`, when an administrator has taken their access away.
   */
  async open(person: Person, userAgent = ''): Promise<SignedIn> {
    requireAccess('session.begin', { role: null, suspended: await this.isSuspended(person.id) });
    const id = randomBytes(12).toString('hex');
    const token = this.refreshTokens.first(id);
    const now = this.clock.now();
    const session: SessionRecord = {
      id,
      userId: person.id,
      tokenHash: this.refreshTokens.hashOf(token),
      previousHash: null,
      rotatedAt: null,
      createdAt: now,
      expiresAt: expiryOf(now, now),
      endedAt: null,
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH),
    };
    await this.audit.during(
      { action: 'session.begun', actorId: person.id, subjectId: person.id, details: { sessionId: id } },
      () => this.sessions.add(session),
    );
    return this.answer(person, session, token);
  }

  /**
   * @throws `unauthenticated` when the token is of no live session. One that was replaced long ago ends its session.
   * `forbidden`, rule `suspended`, for the newest token of somebody whose access was taken away: they are told why.
   */
  async refresh(token: string | undefined): Promise<SignedIn> {
    const began = performance.now();
    const known = token === undefined ? null : await this.sessionOf(token);
    const session = known && isLive(known, this.clock.now()) ? known : null;
    const person = session && (await this.directory.person(session.userId));
    if (token !== undefined && !session) await this.tellSuspended(known, token);
    if (token === undefined) throw new AppError('unauthenticated');
    if (!session || !person) {
      await untilStep(began);
      throw new AppError('unauthenticated');
    }
    const now = this.clock.now();
    const hash = this.refreshTokens.hashOf(token);
    const next = this.refreshTokens.successorOf(token);
    if (session.tokenHash === hash) {
      const expiresAt = expiryOf(session.createdAt, now);
      const rotation = { from: hash, to: this.refreshTokens.hashOf(next), at: now, expiresAt };
      if (await this.sessions.rotate(session.id, rotation))
        return this.answer(person, { ...session, expiresAt }, next);
    }
    // Replaced before, or by somebody else a moment ago.
    const current = await this.liveSessionOf(token);
    if (current && isInGrace(current, hash, now)) return this.answer(person, current, next);
    if (current) await this.endReused(current);
    throw new AppError('unauthenticated');
  }

  /** Ends the token's session, if it has one, and with it its access tokens and sockets. */
  async end(token: string | undefined): Promise<void> {
    const session = await this.liveSessionOf(token);
    if (session) await this.endSession(session, session.userId, 'signed_out');
  }

  /** The person's live sessions, the newest first, at most a hundred. */
  async listOf(userId: string): Promise<OwnSession[]> {
    const sessions = await this.sessions.live(userId, this.clock.now(), { limit: LISTED });
    return sessions.map(({ id, userAgent, createdAt, rotatedAt, expiresAt }) => {
      return { id, userAgent, createdAt, lastUsedAt: rotatedAt ?? createdAt, expiresAt };
    });
  }

  /** @throws `not_found` when the person has no live session of this id. */
  async endOf(caller: Caller, sessionId: string): Promise<void> {
    const session = await this.sessions.find(sessionId);
    if (!session || !isLive(session, this.clock.now())) throw notFound();
    requireAccess('session.end', { ...caller, isOwn: session.userId === caller.id });
    await this.endSession(session, caller.id, 'ended');
  }

  /** Ends all sessions of a person but the one to keep. */
  async endOthers(userId: string, reason: EndReason, keep?: string): Promise<void> {
    const except = keep !== undefined && isSessionId(keep) ? keep : undefined;
    for (;;) {
      const batch = await this.sessions.live(userId, this.clock.now(), { limit: LISTED, except });
      if (batch.length === 0) return;
      for (const session of batch) await this.endSession(session, userId, reason);
    }
  }

  /** Those that are there now: who is let in again while this goes on keeps the session that they begin then. */
  private async endPresent(userId: string): Promise<void> {
    const present = await this.sessions.live(userId, this.clock.now(), { limit: EVERY });
    for (const session of present) await this.endSession(session, null, 'suspended');
  }

  private async liveSessionOf(token: string | undefined): Promise<SessionRecord | null> {
    const session = token === undefined ? null : await this.sessionOf(token);
    return session && isLive(session, this.clock.now()) ? session : null;
  }

  /** Looked for also where a token was made up: how long it takes does not tell that from one that has ended. */
  private sessionOf(token: string): Promise<SessionRecord | null> {
    return this.sessions.find(this.refreshTokens.sessionIdOf(token) ?? NO_ID);
  }

  /** Asked also where there is no session, so that it takes as long. */
  private async tellSuspended(session: SessionRecord | null, token: string): Promise<void> {
    const isNewest = session?.tokenHash === this.refreshTokens.hashOf(token);
    const suspended = await this.isSuspended(session?.userId ?? NO_ID);
    if (isNewest) requireAccess('session.renew', { role: null, suspended });
  }

  private async isSuspended(userId: string): Promise<boolean> {
    return (await this.suspensions?.isSuspended(userId)) ?? false;
  }

  /** Two hold tokens of this session, and one of them is a thief: nobody keeps it. */
  private async endReused(session: SessionRecord): Promise<void> {
    const { id, userId } = session;
    this.log.warn({ sessionId: id, userId }, 'an old refresh token was used again: its session is ended');
    await this.endSession(session, null, 'token_reused');
  }

  private async endSession(
    { id: sessionId, userId }: SessionRecord,
    actorId: string | null,
    reason: EndReason,
  ): Promise<void> {
    const hasEnded = await this.audit.during(
      { action: 'session.ended', actorId, subjectId: userId, details: { sessionId, reason } },
      () => this.sessions.end(sessionId, this.clock.now()),
      Boolean,
    );
    if (!hasEnded) return;
    // First the news: whoever is told that their session ended is let in with it nowhere.
    this.sockets.tellSessionStale(sessionId);
    this.events.publish('session.ended', { sessionId });
  }

  private async answer(person: Person, session: SessionRecord, refreshToken: string): Promise<SignedIn> {
    const issued = await this.accessTokens.issue(person, session.id);
    return { ...issued, user: presentUser(person), refreshToken, refreshExpiresAt: session.expiresAt };
  }
}

/** Whether a `sid` can be of a session of ours; a host platform has its own. */
export function isSessionId(sid: string): boolean {
  return /^[0-9a-f]{24}$/.test(sid);
}

export function isLive({ endedAt, expiresAt }: SessionRecord, now: Date): boolean {
  return endedAt === null && expiresAt > now;
}

function isInGrace({ previousHash, rotatedAt }: SessionRecord, hash: string, now: Date): boolean {
  return previousHash === hash && rotatedAt !== null && now.getTime() - rotatedAt.getTime() <= GRACE_MS;
}

function expiryOf(createdAt: Date, usedAt: Date): Date {
  return new Date(Math.min(usedAt.getTime() + IDLE_MS, createdAt.getTime() + LONGEST_MS));
}
