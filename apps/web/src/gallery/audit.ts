import type { AuditEntry } from '@officehours/contracts';
import type { AuditLog } from '@officehours/web-realtime';
import { onePage, settled } from './data';
import { ago, maya, nextId, okafor, students } from './people';

const principal = { id: nextId(), name: 'Principal Adebayo' };
const [tomas, , leila, , longest] = students;

type Act = Partial<AuditEntry> & Pick<AuditEntry, 'action'>;

/** The latest first, so many minutes ago. */
const ACTS: [minutes: number, act: Act][] = [
  [
    4,
    {
      action: 'access.refused',
      actorId: tomas?.id ?? null,
      details: { asked: 'room.visit-read', count: 14 },
    },
  ],
  [9, { action: 'token.refused', subjectId: okafor.id, details: { reason: 'invalid', count: 3 } }],
  [
    26,
    {
      action: 'room.visited',
      actorId: principal.id,
      details: { reason: 'A student reported threats.', endsAt: ago(-34) },
    },
  ],
  [
    31,
    { action: 'message.reported', actorId: maya.id, subjectId: okafor.id, details: { reason: 'harassment' } },
  ],
  [44, { action: 'session.begun', actorId: maya.id, subjectId: maya.id }],
  [47, { action: 'sign-in.failed', subjectId: maya.id, details: { count: 2 } }],
  [
    60 * 25,
    {
      action: 'person.suspended',
      actorId: principal.id,
      subjectId: longest?.id ?? null,
      details: { reason: 'Threats in three conversations, after two warnings.' },
    },
  ],
  [
    60 * 26,
    { action: 'person.role', subjectId: leila?.id ?? null, details: { from: 'student', to: 'instructor' } },
  ],
  [
    60 * 27,
    {
      action: 'member.added',
      actorId: okafor.id,
      details: {
        people: students
          .slice(0, 3)
          .map(({ id }) => id)
          .join(' '),
      },
    },
  ],
  [
    60 * 28,
    {
      action: 'session.ended',
      subjectId: okafor.id,
      details: { reason: 'token_reused' },
      outcome: 'unknown',
    },
  ],
  [
    60 * 24 * 9,
    { action: 'course.talk', actorId: okafor.id, details: { peerTalk: true, endsAt: ago(-60 * 24 * 60) } },
  ],
  [
    60 * 24 * 9 + 5,
    {
      action: 'directory.imported',
      actorId: principal.id,
      details: { users: 412, courses: 17, enrolments: 1_893 },
    },
  ],
];

const entries = ACTS.map(([minutes, act], index): AuditEntry => {
  const seq = 1_240 - index;
  const none = { actorId: null, subjectId: null, chatRoomId: null, outcome: 'done' as const, details: {} };
  const chain = { previousHash: String(seq - 1).padStart(64, '0'), hash: String(seq).padStart(64, '0') };
  return { ...none, ...chain, key: nextId(), seq, at: ago(minutes), ...act };
});

/** A log as a school may have it. */
export const auditLog: AuditLog = {
  ...settled,
  ...onePage,
  hasMore: true,
  entries,
  names: new Map([principal, maya, okafor, ...students].map(({ id, name }) => [id, name])),
};
