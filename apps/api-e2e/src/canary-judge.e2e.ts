import type { SystemEvent } from '@officehours/contracts';
import { Memberships } from './support/canaries/memberships';
import { Secrets } from './support/canaries/secrets';
import { Verdict } from './support/canaries/verdict';
import { Witness } from './support/canaries/witness';
import { person, type Person } from './support/people';
import type { Server } from './support/server';

const ROOM = 'a room';
/** Nothing is asked of it: what is judged was seen before. */
const NO_SERVER = {} as Server;

describe('the judge of who learned what', () => {
  let wanderer: Person;
  let memberships: Memberships;

  const said = (seq: number): { seq: number; system: null } => ({ seq, system: null });
  const entry = (seq: number, kind: SystemEvent['kind']): { seq: number; system: SystemEvent } => ({
    seq,
    system: { kind, actorId: null, userIds: [wanderer.id], title: null, role: null },
  });

  beforeAll(async () => {
    wanderer = await person('student');
    memberships = new Memberships();
    // In two pages, as a log is read.
    memberships.take(ROOM, [said(1), said(2), entry(3, 'membersAdded'), said(4)]);
    memberships.take(ROOM, [entry(5, 'memberRemoved'), said(6), said(7), entry(8, 'membersAdded'), said(9)]);
  });

  it('lets people read from the entry that brought them in to the one that took them out, each time', () => {
    const readable = Array.from({ length: 9 }, (_, n) => n + 1).filter((seq) =>
      memberships.mayRead(wanderer.id, ROOM, seq),
    );
    expect(readable).toEqual([3, 4, 5, 8, 9]);
    expect(memberships.readable(wanderer.id, ROOM)).toBe(5);
    expect(memberships.mayRead('somebody else', ROOM, 4)).toBe(false);
  });

  it.each([2, 7])('calls what stands right above such an entry a leak: message %i', (seq) => {
    const secrets = new Secrets();
    const told = (of: number): string[] => {
      const word = secrets.word({ of: 'message', room: ROOM, seq: of });
      const witness = new Witness(NO_SERVER, secrets, wanderer, 0);
      witness.hears('receiveMessage', { content: word });
      return new Verdict(secrets, memberships).leaksTo(witness);
    };
    expect(told(seq).join()).toContain('was said while they were out');
    expect(told(seq + 1)).toEqual([]);
  });
});
