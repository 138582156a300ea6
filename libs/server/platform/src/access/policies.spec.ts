import { refusalOf, requireAccess } from './policies';
import { seenFrom, seesAll, WHOLE } from './sight';

const student = { role: 'student' } as const;
const code = (refusal: ReturnType<typeof refusalOf>) => refusal?.code ?? 'allowed';

describe('reading a message', () => {
  it.each([
    ['by who is not in the room', undefined, 5, 'not_found'],
    ['from before they came', { visibleFromSeq: 6 }, 5, 'not_found'],
    ['that they came with', { visibleFromSeq: 5 }, 5, 'allowed'],
    ['of a room they see whole', WHOLE, 1, 'allowed'],
    ['that there is not', WHOLE, undefined, 'not_found'],
  ])('%s', (_name, sight, seq, expected) => {
    expect(code(refusalOf('message.read', { ...student, sight: sight ?? null, seq }))).toBe(expected);
  });

  it('is, for a whole room at once, a number from which on all may be read', () => {
    expect([seenFrom(null), seenFrom(WHOLE), seenFrom({ visibleFromSeq: 7 })]).toEqual([Infinity, 1, 7]);
    expect([WHOLE, { visibleFromSeq: 2 }].map(seesAll)).toEqual([true, false]);
  });

  it('is not for who is suspended, whatever they saw', () => {
    const suspended = { ...student, sight: WHOLE, seq: 1, suspended: true };
    expect(code(refusalOf('message.read', suspended))).toBe('session_ended');
  });
});

describe('a file', () => {
  it('is read by its uploader while no message has it, and then by whoever sees the message', () => {
    expect(code(refusalOf('attachment.read', { ...student, isOwn: true }))).toBe('allowed');
    expect(code(refusalOf('attachment.read', { ...student, sight: WHOLE, seq: 2 }))).toBe('allowed');
    expect(code(refusalOf('attachment.read', { ...student, sight: WHOLE }))).toBe('not_found');
  });
});

describe('a report', () => {
  it('is closed by the staff and by administrators, and is not there for whom it is about', () => {
    expect(code(refusalOf('report.close', { ...student, course: 'assistant' }))).toBe('allowed');
    expect(code(refusalOf('report.close', { role: 'admin' }))).toBe('allowed');
    const about = { course: 'instructor', isAboutThem: true } as const;
    for (const role of ['instructor', 'admin'] as const)
      expect(code(refusalOf('report.close', { ...about, role }))).toBe('not_found');
  });
});

describe('typing', () => {
  it('is for who may write there', () => {
    const room = { kind: 'announcement' } as const;
    expect(code(refusalOf('room.type', { ...student, room: { ...room, role: 'owner' } }))).toBe('allowed');
    expect(code(refusalOf('room.type', { ...student, room: { ...room, role: 'member' } }))).toBe('forbidden');
  });
});

it('a refusal names what was asked for, and the field and the rule where there is one', () => {
  expect(() => requireAccess('self.away', student, 'away')).toThrow(
    expect.objectContaining({
      code: 'forbidden',
      refused: 'self.away',
      errors: [{ path: 'away', rule: 'not_staff' }],
    }),
  );
});
