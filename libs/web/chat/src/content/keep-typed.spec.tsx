import { act, cleanup, render, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { LookProvider } from '../provider/look-provider';
import { needsOf } from './needs';
import { drawerFor } from './rich-content';

async function draw(content: string): Promise<HTMLElement> {
  const { math, code } = needsOf(content);
  const drawText = await drawerFor(math, [
    math && import('./math-plugins'),
    code && import('./code-plugins'),
  ]);
  const page = (
    <LookProvider language="en">
      <div className="oh-prose">{drawText(content)}</div>
    </LookProvider>
  );
  const { container } = await act(async () => render(page));
  await waitFor(() => expect(container.querySelector('.oh-prose')).not.toBeNull());
  return container;
}

describe('what was typed', () => {
  it.each([
    ['- if a<b then c>d', 'if a<b then c>d'],
    [
      'Why does **this** fail: std::vector<int> v; Map<String, List<b>> m;',
      'Why does this fail: std::vector<int> v; Map<String, List<b>> m;',
    ],
    ['2. use <T> here', 'use <T> here'],
    ['**so** vector<std::string> v', 'so vector<std::string> v'],
    ['<div>\n**bold** words\n</div>', '<div>\nbold words\n</div>'],
    ['**write** &lt; for <', 'write &lt; for <'],
    ['**look**\n\n[note]: see-below', '[note]: see-below'],
    ['**look**\n\n[^1]: a footnote nobody points to', '[^1]: a footnote nobody points to'],
    ['**x** <!-- not hidden -->', 'x <!-- not hidden -->'],
    ['| a | b |\n|---|---|\n| 1 | 2 | three |', 'three'],
    ['```int x = 5;\nint y;\n```', 'int x = 5;\nint y;'],
  ])('is shown: %j', async (content, shown) => {
    expect((await draw(content)).textContent).toContain(shown);
  });

  it.each([
    ['![pic](http://x/y.png)', 'pic', 'http://x/y.png'],
    ['![](http://x/y.png)', 'http://x/y.png', 'http://x/y.png'],
    ['[](http://x/y)', 'http://x/y', 'http://x/y'],
  ])('as a picture or an empty link is a link with words: %j', async (content, words, href) => {
    const link = (await draw(content)).querySelector('a');
    expect(link).toHaveTextContent(words);
    expect(link).toHaveAttribute('href', href);
  });

  it('is never lost, whatever signs stand between the words', async () => {
    const sign = fc.constantFrom(
      '<',
      '>',
      '&',
      '*',
      '_',
      '`',
      ' ',
      '\n',
      ';',
      '#',
      '!',
      '[',
      ']',
      ':',
      '|',
      '-',
    );
    const word = fc.stringMatching(/^[a-z]{1,4}$/u);
    const typed = fc.array(fc.oneof(sign, word), { minLength: 1, maxLength: 24 });
    const text = typed.map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const shown = (await draw(content)).textContent;
        cleanup();
        for (const run of content.match(/[a-z]+/gu) ?? []) expect(shown).toContain(run);
      }),
      { numRuns: 400 },
    );
  });
});
