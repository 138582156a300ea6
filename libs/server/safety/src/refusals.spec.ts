import { MemberChanges, RoomRepository } from '@officehours/chat-room';
import type { AuditEntry } from '@officehours/contracts';
import { Audit, Refusals, type Caller } from '@officehours/platform';
import { MINUTE, SafetyService, tokenOf } from './testing/service';

const WINDOW = 6 * MINUTE;
const FLOOD = 300;

describe('refusals in the audit log', () => {
  let service: SafetyService;
  let student: Caller;
  let admin: Caller;
  let roomId: string;

  beforeAll(async () => {
    service = await SafetyService.start();
    student = await service.newCaller('a'.repeat(24), 'student');
    admin = await service.newCaller('c'.repeat(24), 'admin');
    const other = await service.newCaller('b'.repeat(24), 'student');
    const group = {
      key: 'group',
      kind: 'group' as const,
      courseId: null,
      title: 'Secret club',
      history: 'all' as const,
    };
    const { room } = await service.app.get(RoomRepository).findOrCreate(group);
    await service.app.get(MemberChanges).add(room, [{ person: other, role: 'member' }]);
    roomId = room.id;
  }, 60_000);

  afterAll(() => service.stop());

  /** What is in the log when the minutes of a count are over. */
  async function counted(): Promise<AuditEntry[]> {
    await service.app.get(Refusals).settled();
    service.clock.step(WINDOW);
    const entries = await service.app.get(Audit).page(0, 200);
    return entries.filter(({ action }) => action.endsWith('.refused'));
  }

  const told = (entries: AuditEntry[]) =>
    entries.map(({ action, actorId, subjectId, details }) => [action, actorId ?? subjectId, details]);

  it('has one of each person, act and some minutes, with how often, and none of what was allowed', async () => {
    expect(await service.status(admin, 'GET', 'audit')).toBe(200);
    expect(await service.status(student, 'GET', 'message/block')).toBe(200);
    for (let times = 0; times < 3; times += 1)
      expect(await service.status(student, 'GET', 'audit')).toBe(403);
    expect(await service.status(student, 'GET', `message/chat-room/${roomId}/messages`)).toBe(404);
    expect(await service.status(student, 'GET', `message/chat-room/${'9'.repeat(24)}/messages`)).toBe(404);
    expect(await service.status(admin, 'GET', `message/chat-room/${roomId}/visit/messages`)).toBe(404);
    // But that the administrator read the log.
    expect(told(await service.app.get(Audit).page(0, 200)).map(([action]) => action)).toEqual(['audit.read']);
    const entries = await counted();
    expect(told(entries)).toHaveLength(3);
    for (const one of [
      ['access.refused', student.id, { asked: 'audit.read', count: 3 }],
      ['access.refused', student.id, { asked: 'room.read', count: 1 }],
      ['access.refused', admin.id, { asked: 'room.visit-read', count: 1 }],
    ])
      expect(told(entries)).toContainEqual(one);
  });

  it('has tokens that name somebody and are not to be believed, and nothing of what stands in them', async () => {
    const before = (await counted()).length;
    const expired = await tokenOf(student, { seconds: -3600 });
    const forged = await tokenOf(
      { ...student, role: 'admin', name: 'Mallory' },
      { secret: 'a secret that was made up, of 40 letters' },
    );
    const ofNobody = await tokenOf({ ...student, id: '7'.repeat(24) }, { seconds: -3600 });
    for (const token of [expired, forged, forged, ofNobody, 'no token', `${forged}x`])
      expect(await service.status(student, 'GET', 'audit', token)).toBe(401);
    const entries = (await counted()).slice(before);
    expect(told(entries)).toHaveLength(2);
    expect(told(entries)).toContainEqual(['token.refused', student.id, { reason: 'expired', count: 1 }]);
    expect(told(entries)).toContainEqual(['token.refused', student.id, { reason: 'invalid', count: 3 }]);
    for (const secret of [
      ...expired.split('.').slice(1),
      ...forged.split('.').slice(1),
      'Mallory',
      'Secret club',
      student.name,
    ])
      expect(JSON.stringify(await counted())).not.toContain(secret);
  });

  it('has one of a flood', async () => {
    const before = (await counted()).length;
    const path = `directory/user/${admin.id}/suspension`;
    await Promise.all(Array.from({ length: FLOOD }, () => service.status(student, 'DELETE', path)));
    expect(told((await counted()).slice(before))).toEqual([
      ['access.refused', student.id, { asked: 'person.suspend', count: FLOOD }],
    ]);
  });
});
