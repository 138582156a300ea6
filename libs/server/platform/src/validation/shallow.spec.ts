import { assert, json, property, string, array, constantFrom } from 'fast-check';
import { shallow } from './shallow';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('what is nested too deep', () => {
  it('goes, and its containers stay', () => {
    expect(shallow('[1,[2,[3,{"a":4}],5],6]', 2)).toBe('[1,[2,[],5],6]');
    expect(shallow('{"a":{"b":{"c":{}}},"d":[[[1]]]}', 2)).toBe(
      '{"a":{"b":{}},"d":[[[]]]}'.replace('[[[]]]', '[[]]'),
    );
    expect(shallow(nested(20_000), 10)).toBe(nested(11));
  });

  it('is not looked for in texts', () => {
    const text = JSON.stringify(['[[[[', '"[[[[', '\\"[[[', '\\\\', '}}}}']);
    expect(shallow(text, 1)).toBe(text);
  });

  it('leaves JSON that is shallow enough as it is, and makes all other JSON at most one level deeper', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    assert(
      property(json({ maxDepth: 8 }), (text) => {
        const before: unknown = JSON.parse(text);
        const after: unknown = JSON.parse(shallow(text, 3));
        if (depthOf(before) <= 3) expect(after).toEqual(before);
        else expect(depthOf(after)).toBe(4);
      }),
    );
  });

  it('ends on anything', () => {
    assert(
      property(
        array(constantFrom('[', ']', '{', '}', '"', '\\', 'a')).map((parts) => parts.join('')),
        (text) => {
          expect(shallow(text, 2).length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
    assert(property(string(), (text) => expect(typeof shallow(text, 2)).toBe('string')));
  });
});
