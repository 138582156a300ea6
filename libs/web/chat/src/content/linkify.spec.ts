import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap((part) => (part.href ? [part.href] : []));

describe('addresses in plain text', () => {
  it.each([
    ['see https://example.org/a.', ['https://example.org/a']],
    ['(https://example.org/a)', ['https://example.org/a']],
    [
      'https://en.wikipedia.org/wiki/Set_(mathematics), read it',
      ['https://en.wikipedia.org/wiki/Set_(mathematics)'],
    ],
    ['www.example.org!', ['https://www.example.org']],
    ['http://a.example and https://b.example?x=1&y=2', ['http://a.example', 'https://b.example?x=1&y=2']],
    ['javascript:alert(1) data:text/html,x', []],
    ['https://', []],
    ['no address at all', []],
  ])('finds in %j %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses and adds no character', () => {
    const text = 'a https://x.example/(b), c www.y.example. d';
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
