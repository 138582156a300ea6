import { Decimal128, Double, Int32, serialize, type Document } from 'bson';
import { decode } from '../bson/decode.ts';
import { parseFilter } from './parse-filter.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const matches = (schema: Document, source: Document): boolean =>
  parseFilter(doc({ $jsonSchema: schema })).matches(doc(source));

/** A schema of the field `a`. */
const ofA = (schema: Document): Document => ({ properties: { a: schema } });

describe('$jsonSchema', () => {
  it.each<[Document, unknown[], unknown[]]>([
    [{ bsonType: 'int' }, [1], ['1', null, new Double(1)]],
    [{ bsonType: ['int', 'string'] }, [1, 'x'], [true]],
    [{ bsonType: 'number' }, [1, 1.5, Decimal128.fromString('1')], ['1']],
    [{ type: 'number' }, [1, 1.5], ['1', null]],
    [{ type: ['object', 'null'] }, [{}, null], [[]]],
    [{ maximum: 3 }, [3, 2.5, 'text', null], [4, 3.1]],
    [{ maximum: 3, exclusiveMaximum: true }, [2], [3]],
    [{ minimum: 3 }, [3], [2]],
    [{ minimum: 3, exclusiveMinimum: true }, [4], [3]],
    [{ multipleOf: 0.1 }, [0.3, 7, 'x'], [0.35]],
    [{ maxLength: 2 }, ['ab', '😀😀', 5], ['abc']],
    [{ minLength: 2 }, ['ab'], ['a']],
    [{ pattern: '^a' }, ['abc', 1], ['ba']],
    [{ enum: [1, { x: 1, y: 2 }] }, [1, { y: 2, x: 1 }], [2, { x: 1 }]],
    [{ required: ['b'] }, [{ b: null }, 5], [{}]],
    [{ properties: { b: { bsonType: 'int' } } }, [{}, { b: 1 }], [{ b: 'x' }]],
    [{ patternProperties: { '^n': { type: 'number' } } }, [{ n1: 1, s: 'x' }], [{ n1: 'x' }]],
    [
      { properties: { b: {} }, patternProperties: { '^x': {} }, additionalProperties: false },
      [{ b: 1, x1: 1 }],
      [{ c: 1 }],
    ],
    [{ additionalProperties: { type: 'string' } }, [{ c: 'x' }], [{ c: 1 }]],
    [{ dependencies: { b: ['c'] } }, [{ b: 1, c: 1 }, {}], [{ b: 1 }]],
    [{ dependencies: { b: { required: ['c'] } } }, [{ b: 1, c: 1 }], [{ b: 1 }]],
    [{ maxProperties: 1 }, [{ b: 1 }], [{ b: 1, c: 1 }]],
    [{ minProperties: 1 }, [{ b: 1 }], [{}]],
    [{ items: { type: 'number' } }, [[1, 2], []], [[1, 'x']]],
    [{ items: [{ type: 'number' }], additionalItems: false }, [[1], []], [['x'], [1, 2]]],
    [{ items: [{}], additionalItems: { type: 'string' } }, [[1, 'x']], [[1, 2]]],
    [{ maxItems: 1 }, [[1]], [[1, 2]]],
    [{ minItems: 1 }, [[1]], [[]]],
    [
      { uniqueItems: true },
      [
        [1, 2],
        [{ x: 1 }, { x: 2 }],
      ],
      [
        [1, 1],
        [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      ],
    ],
    [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1, 2], [0, 3]],
    [{ anyOf: [{ type: 'string' }, { minimum: 5 }] }, ['x', 6], [1]],
    [{ oneOf: [{ minimum: 1 }, { minimum: 5 }] }, [3], [0, 6]],
    [{ not: { type: 'string' } }, [1], ['x']],
    [{ title: 'A', description: 'of a' }, [1], []],
  ])('%j takes %j and not %j', (schema, good, bad) => {
    for (const a of good) expect([a, matches(ofA(schema), { a })]).toEqual([a, true]);
    for (const a of bad) expect([a, matches(ofA(schema), { a })]).toEqual([a, false]);
    expect(matches(ofA(schema), {})).toBe(true);
  });

  it('asks the document itself at its top, and stands beside other conditions', () => {
    const schema = { required: ['a'] };
    expect(matches(schema, { a: 1 })).toBe(true);
    expect(matches(schema, {})).toBe(false);
    const filter = parseFilter(doc({ $or: [{ $jsonSchema: schema }, { b: 1 }] }));
    expect([{ a: 1 }, { b: 1 }, {}].map((source) => filter.matches(doc(source)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each<[Document, number]>([
    [{ kind: 'int' }, 9],
    [{ $ref: '#/a' }, 9],
    [{ format: 'date' }, 9],
    [{ type: 'integer' }, 9],
    [{ bsonType: 'nothing' }, 9],
    [{ type: 'string', bsonType: 'string' }, 9],
    [{ required: [] }, 9],
    [{ required: ['a', 'a'] }, 9],
    [{ required: 'a' }, 14],
    [{ maximum: 'x' }, 14],
    [{ exclusiveMaximum: true }, 9],
    [{ maxLength: new Int32(-1) }, 9],
    [{ enum: [1, 1] }, 9],
    [{ properties: 5 }, 14],
    [{ allOf: [5] }, 14],
    [{ encrypt: {} }, 115],
  ])('refuses %j', (schema, code) => {
    expect(() => matches(schema, {})).toThrow(expect.objectContaining({ code }));
  });

  it('is no operator of a field', () => {
    expect(() => parseFilter(doc({ a: { $jsonSchema: {} } }))).toThrow(expect.objectContaining({ code: 2 }));
  });
});
