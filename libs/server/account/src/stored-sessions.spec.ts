import { DomainEvents, SystemClock } from '@officehours/platform';
import type { SessionRecord, SessionRepository } from './session.repository';
import { StoredSessions } from './stored-sessions';

const ID = 'a'.repeat(24);

/** A database that answers when it is told to, with what it held when it was asked. */
class SlowDatabase {
  session = { endedAt: null, expiresAt: new Date(Date.now() + 60_000) } as SessionRecord;
  asked = 0;
  private readonly waiting: (() => void)[] = [];

  find(): Promise<SessionRecord> {
    this.asked += 1;
    const held = { ...this.session };
    return new Promise((resolve) => this.waiting.push(() => resolve(held)));
  }

  answer(): void {
    for (const one of this.waiting.splice(0)) one();
  }
}

describe('what is known of sessions', () => {
  it('is whether they are alive now; nothing of a host platform’s, nor of what was cleared away', async () => {
    const [live, ended, expired] = ['1', '2', '3'].map((digit) => digit.repeat(24)) as [
      string,
      string,
      string,
    ];
    const rows = [
      { id: live, endedAt: null, expiresAt: new Date(Date.now() + 60_000) },
      { id: ended, endedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) },
      { id: expired, endedAt: null, expiresAt: new Date(Date.now() - 60_000) },
    ];
    const findAll = (ids: readonly string[]) => Promise.resolve(rows.filter(({ id }) => ids.includes(id)));
    const database = { findAll } as unknown as SessionRepository;
    const sessions = new StoredSessions(database, new SystemClock(), new DomainEvents());
    const states = await sessions.statesOf([live, ended, expired, ID, 'sid of a host']);
    expect([...states]).toEqual([
      [live, true],
      [ended, false],
      [expired, false],
    ]);
  });
});

describe.each(['session.ended', 'session.stale'] as const)('a session of which %s is told', (name) => {
  const database = new SlowDatabase();
  const events = new DomainEvents();
  const sessions = new StoredSessions(database as unknown as SessionRepository, new SystemClock(), events);

  const ask = (): Promise<boolean> => {
    const alive = sessions.isAlive(ID);
    database.answer();
    return alive;
  };

  it('is over, whatever was remembered of it, and for whoever asked the database before', async () => {
    expect(await ask()).toBe(true);
    expect(await ask()).toBe(true);
    expect(database.asked).toBe(1);

    events.publish(name, { sessionId: ID });
    const before = sessions.isAlive(ID);
    database.session = { ...database.session, endedAt: new Date() };
    events.publish(name, { sessionId: ID });
    database.answer();
    expect(await before).toBe(false);
    expect(await ask()).toBe(false);
  });
});
