import { Decimal128, Double, Int32, Long } from 'bson';
import fc from 'fast-check';
import { add, divide, modulo, multiply, quantize, subtract } from './decimal-arithmetic.ts';
import { decimalOf, decimalOfDouble } from './decimal-of.ts';
import { isFinite, parseBits, toDecimal128, type Decimal, type Finite } from './decimal.ts';

const of = (text: string): Decimal => parseBits(Decimal128.fromString(text));
const shown = (decimal: Decimal): string => toDecimal128(decimal).toString();

const finite = fc
  .record({
    negative: fc.boolean(),
    coefficient: fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }),
    exponent: fc.integer({ min: -60, max: 60 }),
  })
  .map((decimal): Finite => decimal);

/** The value in units of 10^-300. */
const units = ({ negative, coefficient, exponent }: Finite): bigint =>
  (negative ? -1n : 1n) * coefficient * 10n ** BigInt(exponent + 300);

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Whether no decimal of 34 digits is nearer to numerator/denominator, which is in units as well. */
const isNearest = (result: Decimal, numerator: bigint, denominator: bigint): boolean => {
  if (!isFinite(result)) return false;
  const away = size(units(result) * denominator - numerator);
  const unit = 10n ** BigInt(result.exponent + 300) * size(denominator);
  return away === 0n || (away * 2n <= unit && result.coefficient.toString().length === 34);
};

const rounded = (decimal: Decimal): Decimal => parseBits(toDecimal128(decimal));

/** 10³⁴ − 1, in the lowest 113 bits of the first form. */
const largest = 10n ** 34n - 1n;

/**
 * IEEE 754-2008 §3.5.2: a coefficient above 10³⁴ − 1 is zero. All of the second form are, and some of the first; the
 * codec writes both as they stand where the exponent is small.
 */
const isTooLarge = (bytes: Uint8Array): boolean => {
  const high = bytes[15] ?? 0;
  if ((high & 0x60) === 0x60) return (high & 0x78) !== 0x78;
  const bits = bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return (bits & ((1n << 113n) - 1n)) > largest;
};

/** The last bytes of a decimal, behind zeros. */
const endingWith = (...last: number[]): Uint8Array =>
  Uint8Array.from([...Array.from({ length: 16 - last.length }, () => 0), ...last]);

describe('Decimals', () => {
  it.each([
    ['of the first form', endingWith(238, 3, 176), '-0E-31'],
    ['of the second form', endingWith(0x6c), '0E-32'],
  ])('with a coefficient that is too large are zero: %s', (_, bytes, text) => {
    expect(isTooLarge(bytes)).toBe(true);
    expect(toDecimal128(parseBits(new Decimal128(bytes))).toString()).toBe(text);
  });

  it('keep their bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        fc.pre(!isTooLarge(bytes));
        const value = new Decimal128(bytes);
        expect(toDecimal128(parseBits(value)).toString()).toBe(value.toString().replace(/^-NaN$/, 'NaN'));
      }),
    );
  });

  it('are added, subtracted, multiplied and divided to the nearest', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const one = 10n ** 300n;
        expect(isNearest(rounded(add(a, b)), units(a) + units(b), 1n)).toBe(true);
        expect(isNearest(rounded(subtract(a, b)), units(a) - units(b), 1n)).toBe(true);
        expect(isNearest(rounded(multiply(a, b)), units(a) * units(b), one)).toBe(true);
        if (b.coefficient === 0n) return;
        expect(isNearest(rounded(divide(a, b)), units(a) * one, units(b))).toBe(true);
        const rest = modulo(a, b) as Finite;
        expect(units(rest)).toBe(units(a) % units(b));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Decimal, string]>([
    ['1.1 + 2.2', add(of('1.1'), of('2.2')), '3.3'],
    ['1.10 + 2', add(of('1.10'), of('2')), '3.10'],
    ['1 - 1.00', subtract(of('1'), of('1.00')), '0.00'],
    ['-0 + -0', add(of('-0'), of('-0')), '-0'],
    ['1.50 × 2', multiply(of('1.50'), of('2')), '3.00'],
    ['1 ÷ 3', divide(of('1'), of('3')), `0.${'3'.repeat(34)}`],
    ['2 ÷ 3', divide(of('2'), of('3')), `0.${'6'.repeat(33)}7`],
    ['1 ÷ 8', divide(of('1'), of('8')), '0.125'],
    ['6 ÷ 2', divide(of('6'), of('2')), '3'],
    ['6.00 ÷ 2', divide(of('6.00'), of('2')), '3.00'],
    ['1E6000 × 1E6000', multiply(of('1E6000'), of('1E6000')), 'Infinity'],
    ['1E-6000 × 1E-6000', multiply(of('1E-6000'), of('1E-6000')), '0E-6176'],
    ['Infinity − Infinity', subtract(of('Infinity'), of('Infinity')), 'NaN'],
    ['0 × Infinity', multiply(of('0'), of('Infinity')), 'NaN'],
    ['−7 mod 3', modulo(of('-7'), of('3')), '-1'],
    ['5.5 mod 2', modulo(of('5.5'), of('2')), '1.5'],
    ['2.5 to wholes', quantize(of('2.5'), 0, 'even'), '2'],
    ['3.5 to wholes', quantize(of('3.5'), 0, 'even'), '4'],
    ['2 to cents', quantize(of('2'), -2, 'even'), '2.00'],
    ['−1.1 up', quantize(of('-1.1'), 0, 'up'), '-1'],
    ['−1.1 down', quantize(of('-1.1'), 0, 'down'), '-2'],
    ['1E40 to wholes', quantize(of('1E40'), 0, 'even'), 'NaN'],
    ['the double 0.1', decimalOf(new Double(0.1)), '0.100000000000000'],
    ['the double 0.1, exactly', decimalOfDouble(0.1), '0.1000000000000000055511151231257827'],
    ['the double 0.5, exactly', decimalOfDouble(0.5), '0.5'],
    ['an int', decimalOf(new Int32(-7)), '-7'],
    ['a long', decimalOf(Long.fromString('9223372036854775807')), '9223372036854775807'],
  ])('%s', (_, result, text) => {
    expect(shown(result)).toBe(text);
  });
});
