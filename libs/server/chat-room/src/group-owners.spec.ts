import type { Directory } from '@officehours/directory';
import { DomainEvents, type Audit } from '@officehours/platform';
import { GroupOwners, heirOf } from './group-owners';
import type { MemberChanges } from './member-changes';
import type { MembershipRepository } from './membership.repository';
import { ARRIVING, type Membership, type RoomRecord } from './room';
import type { RoomRepository } from './room.repository';

const member = (userId: string, day: number, visibleFromSeq = 1) => {
  return { userId, joinedAt: new Date(2026, 0, day), visibleFromSeq };
};
const STAFF = new Set(['emil', 'dora', 'carl']);
const NOBODY = new Set<string>();

describe('who a group passes to', () => {
  it('is who of the staff has been in it longest', () => {
    const members = [member('ada', 1), member('emil', 3), member('dora', 2)];
    expect(heirOf(members, STAFF, NOBODY)).toBe('dora');
  });

  it('is who has been in it longest, where no staff is', () => {
    expect(heirOf([member('ben', 2), member('ada', 1)], STAFF, NOBODY)).toBe('ada');
  });

  it('is nobody in an empty room', () => {
    expect(heirOf([], STAFF, NOBODY)).toBeUndefined();
  });

  it('is nobody who is not let in yet', () => {
    expect(heirOf([member('dora', 1, ARRIVING), member('ben', 2)], STAFF, NOBODY)).toBe('ben');
    expect(heirOf([member('dora', 1, ARRIVING)], STAFF, NOBODY)).toBeUndefined();
  });

  it('is nobody who is suspended, unless all are', () => {
    const members = [member('ada', 1), member('ben', 2), member('dora', 3)];
    expect(heirOf(members, STAFF, new Set(['dora', 'ada']))).toBe('ben');
    expect(heirOf(members, STAFF, new Set(['dora', 'ada', 'ben']))).toBe('dora');
  });
});

describe('a group without an owner', () => {
  const room = { id: 'f'.repeat(24), kind: 'group', courseId: 'course' } as RoomRecord;
  let members: (ReturnType<typeof member> & Pick<Membership, 'role'>)[];
  let begun: (string | null | undefined)[];
  let events: DomainEvents;

  /** The owners of groups, of whom Ada is suspended. */
  function owners(): GroupOwners {
    const audit: Partial<Audit> = {
      during: async (act, work) => {
        begun.push(act.subjectId);
        return work();
      },
    };
    const changes: Partial<MemberChanges> = {
      setRole: async (_room, userId, role) => {
        await Promise.resolve();
        members = members.map((one) => (one.userId === userId ? { ...one, role } : one));
        return true;
      },
    };
    const made = new GroupOwners(
      { staffOf: () => Promise.resolve([]) } as unknown as Directory,
      { find: () => Promise.resolve(room) } as unknown as RoomRepository,
      { ofRoom: () => Promise.resolve(members) } as unknown as MembershipRepository,
      changes as MemberChanges,
      audit as Audit,
      events,
      { isSuspended: (id) => Promise.resolve(id === 'ada') },
    );
    made.onModuleInit();
    return made;
  }

  beforeEach(() => {
    members = [member('ada', 1), member('ben', 2)].map((one) => ({ ...one, role: 'member' }));
    begun = [];
    events = new DomainEvents();
  });

  it('passes to one who is not suspended', async () => {
    await owners().passOn(room);
    expect(begun).toEqual(['ben']);
  });

  it('stays with who is demoted where nobody else could manage it', async () => {
    members = [
      { ...member('carl', 1), role: 'owner' },
      { ...member('ada', 2), role: 'member' },
      { ...member('ben', 3, ARRIVING), role: 'member' },
    ];
    const roles = () => members.map(({ role }) => role);
    await owners().demote(room, 'carl');
    expect(roles()).toEqual(['owner', 'member', 'member']);
    members = members.map((one) => ({ ...one, visibleFromSeq: 1 }));
    await owners().demote(room, 'carl');
    expect(roles()).toEqual(['member', 'member', 'owner']);
  });

  it('is passed on once, however many see that it has none', async () => {
    const made = owners();
    events.publish('room.ownerless', { chatRoomId: room.id });
    await Promise.all([made.passOn(room), made.passOn(room)]);
    await made.passOn(room);
    expect(begun).toEqual(['ben']);
  });
});
