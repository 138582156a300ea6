import { isArray, isDoc, type Value } from '../bson/values.ts';
import { encodeKey } from '../keys/encode-value.ts';
import { ambient } from './ambient.ts';
import type { Collation } from './collation.ts';

/** Names values so that two have one name exactly if they are equal, by the collation of the command that asks. */
export const valueNamer = (): ((value: Value) => string) => {
  const { collation } = ambient();
  if (!collation) return (value) => encodeKey(value).toString('latin1');
  const representatives = new Representatives(collation);
  return (value) => encodeKey(folded(value, representatives)).toString('latin1');
};

/** The first of each set of equal strings stands for all of them; kept in order, to be found quickly. */
class Representatives {
  private readonly texts: string[] = [];
  private readonly collation: Collation;

  constructor(collation: Collation) {
    this.collation = collation;
  }

  of(text: string): string {
    let low = 0;
    let high = this.texts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const difference = this.collation.compare(this.texts[middle]!, text);
      if (difference === 0) return this.texts[middle]!;
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    this.texts.splice(low, 0, text);
    return text;
  }
}

const folded = (value: Value, representatives: Representatives): Value => {
  if (typeof value === 'string') return representatives.of(value);
  if (isArray(value)) return value.map((element) => folded(element, representatives));
  if (!isDoc(value)) return value;
  return new Map(Array.from(value, ([name, part]) => [name, folded(part, representatives)] as const));
};
