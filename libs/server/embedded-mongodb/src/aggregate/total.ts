import { Double, Int32, Long } from 'bson';
import { add, divide } from '../bson/decimal-arithmetic.ts';
import { decimalOf, decimalOfDouble, wholeDecimal } from '../bson/decimal-of.ts';
import { toDecimal128, type Decimal } from '../bson/decimal.ts';
import { isDecimal, isDouble, isLong, isNumber, type NumberValue, type Value } from '../bson/values.ts';

import type { State } from './accumulators.ts';

/** The rounded sum of two doubles, and what rounding left out. */
const twoSum = (a: number, b: number): [number, number] => {
  const sum = a + b;
  const second = sum - a;
  return [sum, a - (sum - second) + (b - second)];
};

const half = 2n ** 32n;

/**
 * A running sum, as `$sum` and `$avg` have it. Ints, longs and doubles are kept as two doubles, a sum and what is too
 * small for it, so that the order of many numbers hardly matters; decimals are added apart from them.
 */
class Total {
  private sum = 0;
  private rest = 0;
  /** A plain sum, for infinities, of which two doubles know nothing. */
  private plain = 0;
  private decimal: Decimal = wholeDecimal(0n);
  private type: 'int' | 'long' | 'double' = 'int';
  private hasDecimals = false;
  count = 0;

  add(value: NumberValue): void {
    this.count++;
    if (isDecimal(value)) {
      this.hasDecimals = true;
      this.decimal = decimalOf(toDecimal128(add(this.decimal, decimalOf(value))));
      return;
    }
    if (isLong(value)) {
      this.addLong(value.toBigInt());
      return;
    }
    if (isDouble(value)) this.type = 'double';
    this.addDouble(value.value);
  }

  private addLong(value: bigint): void {
    if (this.type === 'int') this.type = 'long';
    const low = value % half;
    this.addDouble(Number(low));
    this.addDouble(Number(value - low));
  }

  private addDouble(value: number): void {
    this.plain += value;
    const [small, rest] = twoSum(value, this.rest);
    const [sum, left] = twoSum(this.sum, small);
    this.sum = sum;
    this.rest = rest + left;
  }

  private get double(): number {
    return Number.isNaN(this.sum) ? this.plain : this.sum;
  }

  private get whole(): bigint | undefined {
    if (this.type === 'double' || !Number.isFinite(this.sum)) return undefined;
    const whole = BigInt(this.sum) + BigInt(this.rest);
    return BigInt.asIntN(64, whole) === whole ? whole : undefined;
  }

  private get exact(): Decimal {
    const others = Number.isFinite(this.sum)
      ? add(decimalOfDouble(this.sum), decimalOfDouble(this.rest))
      : decimalOfDouble(this.plain);
    return add(this.decimal, decimalOf(toDecimal128(others)));
  }

  /** The sum in the widest type that was added, or the next where it does not fit. */
  result(): Value {
    if (this.hasDecimals) return toDecimal128(this.exact);
    const { whole } = this;
    if (whole === undefined) return new Double(this.double);
    return this.type === 'int' && BigInt.asIntN(32, whole) === whole
      ? new Int32(Number(whole))
      : Long.fromBigInt(whole);
  }

  average(): Value {
    if (this.count === 0) return null;
    if (!this.hasDecimals) return new Double(this.double / this.count);
    const total = decimalOf(toDecimal128(this.exact));
    return toDecimal128(divide(total, wholeDecimal(BigInt(this.count))));
  }
}

const totalled = (result: (total: Total) => Value) => (): State => {
  const total = new Total();
  return {
    add: (value) => {
      if (isNumber(value)) total.add(value);
    },
    result: () => result(total),
  };
};

export const sum = totalled((total) => total.result());
export const average = totalled((total) => total.average());
