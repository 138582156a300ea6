import fc from 'fast-check';
import { values } from '../testing/arbitraries.ts';
import { compareValues } from './compare.ts';
import { encodeKey } from './encode-value.ts';
import { KeyWriter } from './key-writer.ts';

describe('Index keys', () => {
  it('sort bytewise exactly as values compare', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const byBytes = Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)));
        expect(byBytes).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('are never the beginning of another key, so that components can follow one another', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [left, right] = [encodeKey(a), encodeKey(b)];
        expect(left.equals(right) || !right.subarray(0, left.length).equals(left)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('turn their order around when inverted', () => {
    const inverted = (key: Buffer): Buffer => {
      const writer = new KeyWriter();
      writer.raw(key);
      writer.invert(0);
      return writer.finish();
    };
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [left, right] = [encodeKey(a), encodeKey(b)];
        expect(Math.sign(Buffer.compare(inverted(left), inverted(right))) || 0).toBe(
          -Math.sign(Buffer.compare(left, right)) || 0,
        );
      }),
    );
  });
});
