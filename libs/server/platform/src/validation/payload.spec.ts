import { IsString } from 'class-validator';
import { AppError } from '../errors/app-error';
import { inspect } from './inspect';
import { parsePayload } from './payload';
import { IsContent, IsId, IsListOf, IsSeq, Optional, QueryInt } from './rules';

class Sample {
  @IsContent() content!: string;
  @Optional() @IsId() roomId?: string;
  @Optional() @IsSeq() seq?: number;
  @Optional() @QueryInt(1, 200) limit?: number;
  @Optional() @IsString() note?: string;
}

class Listed {
  @IsListOf(() => Sample, 2) samples!: Sample[];
}

const ROOM = 'a'.repeat(24);

function rules(raw: unknown, type: typeof Sample | typeof Listed = Sample): string[] {
  try {
    parsePayload<Sample | Listed>(type, raw);
    return [];
  } catch (error) {
    if (error instanceof AppError) return (error.errors ?? []).map(({ path, rule }) => `${path}:${rule}`);
    throw error;
  }
}

describe('a request', () => {
  it('becomes an instance of its class', () => {
    expect(parsePayload(Sample, { content: 'hello', roomId: ROOM, limit: '50' })).toMatchObject({
      content: 'hello',
      limit: 50,
    });
  });

  it.each([
    [null, ':is_object'],
    ['x', ':is_object'],
    [[], ':is_object'],
    [{ content: 'a', role: 'admin' }, 'role:unknown_field'],
    [JSON.parse('{"content":"a","__proto__":{}}'), ':unknown_field'],
    [{ content: 'a', constructor: {} }, ':unknown_field'],
    [{ content: { $ne: '' } }, 'content:is_string'],
    [{ content: ' \u200b ' }, 'content:content_not_blank'],
    [{ content: 'a'.repeat(10_001) }, 'content:content_length'],
    [{ content: '漢'.repeat(10_923) }, 'content:content_length'],
    [{ content: `a${'\u0301'.repeat(10_00)}` }, 'content:content_marks'],
    [{ content: 'a\0b' }, 'content:no_nul'],
    [{ content: '\ud800' }, 'content:well_formed_unicode'],
    [{ content: 'a', roomId: null }, 'roomId:matches'],
    [{ content: 'a', seq: 1.5 }, 'seq:is_int'],
    [{ content: 'a', seq: -0 }, 'seq:negative_zero'],
    [{ content: 'a', seq: 2 ** 53 }, 'seq:max'],
    [{ content: 'a', limit: '1e2' }, 'limit:is_int'],
    [{ content: 'a', limit: ['1', '2'] }, 'limit:is_int'],
    [{ content: 'a', note: Buffer.from('x') }, 'note:no_binary'],
  ])('%j is refused by %s', (raw, rule) => {
    expect(rules(raw)).toContain(rule);
  });

  it.each([
    ['../../etc', ''],
    ['\r\nX-Injected: 1', ''],
    ['\u202eadmin', ''],
    ['my password', ''],
    ['a'.repeat(65), ''],
    ['nickname', 'nickname'],
  ])('with the unknown field %j is refused without saying back what is no name of a field', (name, path) => {
    expect(rules({ content: 'a', [name]: 1 })).toEqual([`${path}:unknown_field`]);
  });

  it.each([
    [{ samples: [[]] }, 'samples:list_of_objects'],
    [{ samples: [[{ content: 'a' }]] }, 'samples:list_of_objects'],
    [{ samples: ['a'] }, 'samples:list_of_objects'],
    [{ samples: [null] }, 'samples:list_of_objects'],
    [{ samples: {} }, 'samples:is_array'],
    [{ samples: [{ content: 'a' }, { content: 'a' }, { content: 'a' }] }, 'samples:array_max_size'],
    [{ samples: [{ content: '' }] }, 'samples.0.content:content_not_blank'],
  ])('with the list %j is refused by %s', (raw, rule) => {
    expect(rules(raw, Listed)).toContain(rule);
  });

  it('counts 10,000 emoji as 10,000 code points, but not past 32 kB', () => {
    expect(rules({ content: '😀'.repeat(8_000) })).toEqual([]);
    expect(rules({ content: '😀'.repeat(8_193) })).toEqual(['content:content_length']);
  });

  it('is refused when nested deeper than eight levels, at any depth without a crash', () => {
    const nest = (depth: number): unknown => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level += 1) value = [value];
      return value;
    };
    expect(inspect(nest(8))).toBeUndefined();
    expect(inspect(nest(9))?.rule).toBe('too_deep');
    expect(inspect(nest(100_000))?.rule).toBe('too_deep');
  });
});
