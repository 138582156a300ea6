import { relativeLinks } from './markdown.ts';

describe('links in the docs', () => {
  it('are found as links, pictures and HTML, without anchors', () => {
    const text =
      '[a](docs/a.md#part) ![b](b.png "title") <img src="c.png"> [d](#here) [e](https://example.com/x)';
    expect(relativeLinks(text)).toEqual(['docs/a.md', 'b.png', 'c.png']);
  });

  it('are not looked for in code', () => {
    expect(relativeLinks('`[a](b.md)`\n```md\n[c](d.md)\n```\n')).toEqual([]);
  });
});
