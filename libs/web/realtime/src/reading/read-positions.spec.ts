import fc from 'fast-check';
import { INSTRUCTOR, STUDENT } from '../testing/builders';
import { applyRead, readByAll } from './read-positions';

const read = (userId: string, lastReadSeq: number) => ({ userId, lastReadSeq });

describe('read positions', () => {
  it('only advance', () => {
    const positions = applyRead({}, read(STUDENT, 7));
    expect(applyRead(positions, read(STUDENT, 3))).toBe(positions);
    expect(applyRead(positions, read(STUDENT, 8))).toEqual({ [STUDENT]: 8 });
  });

  it('end at the furthest in every order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100 }), { minLength: 1 }), (seqs) => {
        const end = seqs.reduce((positions, seq) => applyRead(positions, read(STUDENT, seq)), {});
        expect(readByAll(end, [STUDENT])).toBe(Math.max(...seqs));
      }),
    );
  });

  it('say that all have read only as far as the slowest', () => {
    expect(readByAll({ [STUDENT]: 7, [INSTRUCTOR]: 4 }, [STUDENT, INSTRUCTOR])).toBe(4);
    expect(readByAll({ [STUDENT]: 7 }, [STUDENT, INSTRUCTOR])).toBe(0);
    expect(readByAll({}, [])).toBe(0);
  });
});
