import fc from 'fast-check';
import { CommandError } from '../errors.ts';
import { documents } from '../testing/arbitraries.ts';
import { decode } from './decode.ts';
import { decodeFields, WantedFields } from './decode-fields.ts';
import { encode } from './encode.ts';
import type { Doc } from './values.ts';

const names = ['a', '10', 'ü', 'none'];
const wanted = new WantedFields(names);

/** What a decoder makes of bytes: the wanted fields, or why it refuses them. */
const outcome = (read: () => Doc): Doc | string => {
  try {
    const doc = read();
    return new Map(names.flatMap((name) => (doc.has(name) ? [[name, doc.get(name)!] as const] : [])));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return `${error.code} ${error.message}`;
  }
};

const same = (bytes: Buffer): void => {
  const whole = outcome(() => decode(bytes));
  expect(outcome(() => decodeFields(bytes, wanted))).toEqual(whole);
};

const wide = fc
  .tuple(documents, fc.constantFrom('ü', 'b', 'text'), fc.string({ unit: 'binary' }))
  .map(
    ([doc, name, text]): Doc =>
      new Map([...doc, [name, text], ['last', new Map(doc)], ['list', [text, new Map(doc)]]]),
  );

describe('Decoding some fields of a document', () => {
  it('gives the same values as decoding all of it', () => {
    fc.assert(
      fc.property(wide, (doc) => same(encode(doc))),
      { numRuns: 2000 },
    );
  });

  it('refuses the same bytes, for the same reason', () => {
    let refused = 0;
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(wide, fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(3), (doc, changes, cut) => {
        const bytes = encode(doc).subarray(0, cut === 0 ? -1 : undefined);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        same(bytes);
        if (typeof outcome(() => decode(bytes)) === 'string') refused++;
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it.each<[string, Doc]>([
    ['very many fields', new Map(Array.from({ length: 300 }, (_, i) => [`f${i}`, 'x']))],
    ['names with the same hash', new Map([['Aa', 'x'], ['BB', 'y'], ['a', 'z']])], // prettier-ignore
  ])('copes with %s', (_, doc) => same(encode(doc)));

  it('copes with a name that is there twice, at the top or further in', () => {
    const twice = Buffer.from(encode(new Map([['a', 'x'], ['b', 'y']]))); // prettier-ignore
    twice[twice.lastIndexOf('b\0', undefined, 'latin1')] = 0x61;
    same(twice);
    const inner = encode(new Map([['deep', new Map([['a', 'x'], ['b', 'y']])]])); // prettier-ignore
    inner[inner.lastIndexOf('b\0', undefined, 'latin1')] = 0x61;
    same(inner);
    expect(outcome(() => decodeFields(inner, wanted))).toMatch(/^2 /);
  });

  it('copes with documents that are nested too deeply', () => {
    let deep: Doc = new Map();
    for (let i = 0; i < 400; i++) deep = new Map([[i % 2 ? 'a' : 'b', deep]]);
    same(encode(deep));
    expect(outcome(() => decodeFields(encode(deep), wanted))).toMatch(/^15 /);
  });
});
