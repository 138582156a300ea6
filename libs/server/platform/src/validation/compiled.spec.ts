import { plainToInstance } from 'class-transformer';
import { IsArray, IsIn, IsString, IsUUID, MaxLength, validateSync } from 'class-validator';
import fc from 'fast-check';
import { compile } from './compiled';
import { IsContent, IsId, IsListOf, IsSeq, Optional, QueryInt } from './rules';

class Sent {
  @IsId() room!: string;
  @IsContent() content!: string;
  @Optional() @IsUUID() id?: string;
  @Optional() @IsIn(['text', 'file']) type?: string;
  @Optional() @IsArray() @IsId({ each: true }) files?: string[];
  @Optional() @IsSeq() seq?: number;
  @Optional() @IsString() @MaxLength(3) note?: string;
}

class Transformed {
  @QueryInt(1, 5) n!: number;
}

class Nested {
  @IsListOf(() => Sent, 2) items!: Sent[];
}

const LEFT_OUT = Symbol();
const anything = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom(undefined, null, NaN, -1, 0, 7, 1.5));
const field = <T>(...likely: T[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: anything });
const ID = 'a'.repeat(24);

/** Mostly right, since what is wrong in several places says little. */
const payloads = fc
  .record({
    room: field(ID, ID.toUpperCase()),
    content: field('hello', 'مرحبا', ' x ', 'é'.repeat(10_000), '  ', 'é'.repeat(10_001)),
    id: field<unknown>(LEFT_OUT, '0b8f0a4e-8d6c-4a59-9a57-0d1a4f8c9f10'),
    type: field<unknown>(LEFT_OUT, 'text', 'file'),
    files: field<unknown>(LEFT_OUT, [], [ID, ID], [ID, 'g'.repeat(24)]),
    seq: field<unknown>(LEFT_OUT, 0, 2 ** 53 - 1),
    note: field<unknown>(LEFT_OUT, '', 'abc', 'abcd'),
    stranger: field<unknown>(LEFT_OUT),
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== LEFT_OUT)));

describe('compiled rules', () => {
  const parse = compile(Sent);

  it('let through exactly what class-validator lets through', () => {
    let passed = 0;
    fc.assert(
      fc.property(payloads, (payload) => {
        const instance = plainToInstance(Sent, payload);
        const errors = validateSync(instance, {
          whitelist: true,
          forbidNonWhitelisted: true,
          forbidUnknownValues: false,
        });
        expect(parse?.(payload)).toEqual(errors.length === 0 ? instance : undefined);
        if (errors.length === 0) passed += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(passed).toBeGreaterThan(200);
    expect(passed).toBeLessThan(1_800);
  });

  it('leave classes with nested objects or transformed values to the libraries', () => {
    expect(compile(Nested)).toBeUndefined();
    expect(compile(Transformed)).toBeUndefined();
  });
});
