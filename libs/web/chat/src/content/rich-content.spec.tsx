import { act, render, screen, waitFor } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { MessageContent } from './message-content';

async function draw(content: string): Promise<HTMLElement> {
  const page = (
    <LookProvider language="en">
      <MessageContent content={content} />
    </LookProvider>
  );
  // Awaited, since the pieces that are loaded suspend the component.
  const { container } = await act(async () => render(page));
  await waitFor(() => expect(container.querySelector('.oh-prose')).not.toBeNull());
  return container;
}

describe('the content of a message', () => {
  it('shows Markdown, with each line on its own', async () => {
    const drawn = await draw('**Two** things:\n- one\n- two');
    expect(drawn.querySelector('strong')).toHaveTextContent('Two');
    expect(drawn.querySelectorAll('li')).toHaveLength(2);
  });

  it.each([
    [
      'paragraphs',
      '1. one\n\n   second **paragraph**\n2. two',
      '<p>one</p><p>second <strong>paragraph</strong></p>',
    ],
    ['a blank line between', '- **a**\n\n- b', '<p><strong>a</strong></p>'],
    ['a list in it', '- a\n  - b\n- c', 'a<ul><li>b</li></ul>'],
    ['lines of its own', '- **a**\n  *b*', '<strong>a</strong>\n<em>b</em>'],
  ])('has no empty lines in an item with %s', async (_, content, item) => {
    const drawn = await draw(content);
    expect(drawn.querySelector('li')?.innerHTML).toBe(item);
  });

  it('draws mathematics and keeps its source for copying', async () => {
    const drawn = await draw('so \\(x^2\\)');
    await waitFor(() => expect(drawn.querySelector('annotation')).toHaveTextContent('x^2'));
  });

  it('draws a formula in one piece, wherever it stands, also the same one twice', async () => {
    const drawn = await draw('- \\(x^2\\)\n\n> $$x^2$$\n\nand $$x^2$$');
    const formulas = [...drawn.querySelectorAll('.katex')];
    expect(formulas.map((formula) => formula.querySelector('annotation')?.textContent)).toEqual(
      Array(3).fill('x^2'),
    );
    const parts = formulas.flatMap((formula) => [...formula.querySelectorAll('*')]);
    expect(parts.length).toBeGreaterThan(30);
    // What React has drawn itself it marks, and looks at one by one.
    expect(parts.filter((part) => Object.keys(part).some((key) => key.startsWith('__react')))).toEqual([]);
  });

  it('keeps a formula of its own line in a frame that scrolls and can be reached by keyboard', async () => {
    const drawn = await draw('$$\nx^2\n$$');
    const frame = screen.getByRole('group', { name: 'Formula' });
    expect(frame).toHaveClass('katex-display');
    expect(frame).toHaveAttribute('tabindex', '0');
    expect(frame).toContainElement(drawn.querySelector('.katex'));
  });

  it('leaves a formula that cannot be read as its source', async () => {
    const drawn = await draw('$$\\frac{1}{$$');
    await waitFor(() => expect(drawn).toHaveTextContent('\\frac{1}{'));
  });

  it('highlights code, names its language and offers to copy it', async () => {
    const drawn = await draw('```python\nprint(1)\n```');
    await waitFor(() => expect(drawn.querySelector('.hljs-built_in')).toHaveTextContent('print'));
    expect(drawn).toHaveTextContent('python');
    expect(screen.getByRole('button', { name: 'Copy code' })).toBeInTheDocument();
  });

  it('keeps a table in a frame that scrolls and can be reached by keyboard', async () => {
    const drawn = await draw('| function | returns |\n|---|---|\n| sort | a list |');
    const frame = screen.getByRole('group', { name: 'Table' });
    expect(frame).toContainElement(drawn.querySelector('table'));
    expect(frame).toHaveAttribute('tabindex', '0');
  });

  it.each([
    '**x** <script>alert(1)</script>',
    '**x** <img src=x onerror=alert(1)>',
    '**x** <iframe src="https://evil.example"></iframe>',
    '**x** <svg onload=alert(1)>',
    '[x](javascript:alert(1)) **x**',
    '[x](vbscript:msgbox) **x**',
    '[x](data:text/html;base64,PHNjcmlwdD4=) **x**',
    '![x](https://evil.example/track.png) **x**',
    '[x](<javascript:alert(1)> "**x**") **y**',
    '\\(\\href{javascript:alert(1)}{x}\\)',
    '\\(\\htmlData{a=b}{x} \\includegraphics{https://evil.example/a.png}\\)',
    '\\(\\text{<img src=x onerror=alert(1)>}\\)',
    '$$\\text{</span><script>alert(1)</script>}$$',
    '$$\\frac{<img src=x onerror=alert(1)>}$$',
    '**x** <formula>y</formula>',
    '<style>*{display:none}</style> **x**',
    '<form action="https://evil.example"><input name=a></form> **x**',
  ])('does nothing for %j', async (hostile) => {
    const drawn = await draw(hostile);
    expect(drawn.querySelector('script, img, iframe, style, form, object, embed, link, meta')).toBeNull();
    for (const element of drawn.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/u);
        if (name === 'href' || name === 'src') expect(value).toMatch(/^(?:https?:|mailto:|#|$)/u);
      }
    }
  });

  it.each([
    ['a long formula', `$$${'x^2+'.repeat(2_400)}y$$`],
    ['a busy formula', `$$${'x^2+'.repeat(450)}y$$`],
    ['a matrix of thousands of cells', `$$\\begin{pmatrix}${'a&b&c\\\\'.repeat(190)}\\end{pmatrix}$$`],
    ['a formula of fractions in each other', `$$${'\\frac{'.repeat(300)}x${'}{y}'.repeat(300)}$$`],
    ['a formula of exponents in each other', `$$${'x^{'.repeat(300)}x${'}'.repeat(300)}$$`],
    ['a formula without an end', `\\(x\\)\n\n$$\n${'x^{'.repeat(900)}`],
  ])('shows the source of %s', async (_, content) => {
    const drawn = await draw(content);
    expect(drawn.querySelectorAll('.katex').length).toBeLessThan(2);
    expect(drawn).toHaveTextContent(content.slice(-20).replaceAll('\n', ' '));
  });

  it('draws code of the language of formulas as one, as long as it is one that people write', async () => {
    const drawn = await draw('\\(x\\)\n\n```math\n\\pi\n```');
    expect(drawn.querySelectorAll('.katex')).toHaveLength(2);
    const long = await draw(`\\(x\\)\n\n\`\`\`math\n${'x^2+'.repeat(2_000)}y\n\`\`\``);
    expect(long.querySelectorAll('.katex')).toHaveLength(1);
    expect(long.querySelector('pre')).toHaveTextContent('x^2+y');
  });

  it.each([
    ['\\(größe = 5\\,\\text{m}\\)', 'ße'],
    ['$$a \\\\ b$$', 'b'],
  ])('draws %s, though LaTeX itself would not', async (formula, word) => {
    const drawn = await draw(formula);
    expect(drawn.querySelector('.katex-html')).toHaveTextContent(word);
    expect(drawn.querySelector('.katex-error')).toBeNull();
  });

  it.each([
    ['a command that it does not know', '\\(a + \\undefinedcommand{b}\\)', '\\undefinedcommand'],
    ['a macro that calls itself', '$$\\def\\a{\\a\\a}\\a$$', '\\def\\a{\\a\\a}\\a'],
    ['macros that multiply', `$$\\def\\a{xxxxxxxx}\\def\\b{${'\\a'.repeat(90)}}\\b\\b$$`, '\\def\\b'],
    ['a link', '\\(\\href{https://a.example}{x}\\)', '\\href'],
    ['data of an element', '\\(\\htmlData{a=b}{x}\\)', '\\htmlData'],
    ['a picture', '\\(\\includegraphics{https://evil.example/a.png}\\)', '\\includegraphics'],
  ])('keeps %s readable in a formula', async (_, formula, source) => {
    const drawn = await draw(formula);
    expect(drawn).toHaveTextContent(source);
    expect(drawn.querySelector('a, img, [data-a]')).toBeNull();
  });

  it('shows markup in a formula as the letters that it is', async () => {
    const drawn = await draw('\\(\\text{<b onclick=alert(1)>x</b>\\&lt;}\\)');
    expect(drawn.querySelector('.katex-html')).toHaveTextContent('<b onclick=alert(1)>x</b>&lt;');
    expect(drawn.querySelector('b, [onclick]')).toBeNull();
  });

  it('draws nothing of a formula larger than ten letters', async () => {
    const drawn = await draw('\\(\\rule{99999em}{99999em} \\kern{99999em} x\\)');
    const lengths = [...drawn.querySelectorAll('[style]')]
      .flatMap((element) => [...(element.getAttribute('style') ?? '').matchAll(/(-?[\d.]+)em/gu)])
      .map(([, length]) => Math.abs(Number(length)));
    expect(Math.max(...lengths)).toBe(10);
  });

  it('draws the first hundred formulas of a message, and shows the source of the others', async () => {
    const drawn = await draw('\\(x\\) '.repeat(110));
    expect(drawn.querySelectorAll('.katex')).toHaveLength(100);
    expect(drawn).toHaveTextContent('$$x$$');
  });

  it.each([
    ['quotes', `**b**\n\n${'>'.repeat(3_000)} end`, 'blockquote'],
    ['lists', `**b**\n\n${'- '.repeat(3_000)} end`, 'ul'],
    ['lists by their columns', `**b**\n\n- a\n${' '.repeat(40)}- end`, 'ul'],
    ['links', `**b** ${'[a]('.repeat(2_300)}[x](a) end`, 'a'],
    ['tables', `**b**\n\n|a|b|\n|-|-|\n${'|a|b|c|\n'.repeat(400)}end`, 'table'],
  ])('shows more %s than anyone writes as they were typed', async (_, content, element) => {
    const drawn = await draw(content);
    expect(drawn.querySelector(element)).toBeNull();
    expect(drawn.querySelector('strong')).not.toBeNull();
    expect(drawn).toHaveTextContent('end');
  });

  it.each([
    ['bold words', '**a** ', 'strong'],
    ['words apart', '*a* ', 'em'],
    ['words of code', '`a` ', 'code'],
    ['words struck out', '~~a~~ ', 'del'],
  ])('shows more %s than anyone writes as they were typed', async (_, word, element) => {
    const drawn = await draw(`# Title\n\n${word.repeat(700)} end`);
    expect(drawn.querySelector(element)).toBeNull();
    expect(drawn.querySelector('h1')).not.toBeNull();
    expect(drawn).toHaveTextContent(`${word.repeat(2)}end`);
  });

  it.each([
    ['headings', '# a\n'],
    ['items', '- a\n'],
    ['numbered items', '1. a\n'],
    ['tasks', '- [ ] a\n'],
    ['quotes', '> a\n\n'],
    ['rules', '---\n\n'],
    ['fences', '```\na\n```\n'],
    ['titles', 'a\n===\n'],
    ['paragraphs', 'a\n\n'],
  ])('reads a message of more %s than anyone writes as plain text', async (_, block) => {
    const drawn = await draw(`**b**\n\n${block.repeat(9_000 / block.length)}end`);
    expect(drawn.querySelectorAll('.oh-prose *').length).toBeLessThan(5);
    expect(drawn).toHaveTextContent('**b**');
    expect(drawn).toHaveTextContent('end');
  });

  it('quotes in quotes, a list and a table as people write them', async () => {
    const drawn = await draw('> > > so\n\n- a\n  - b\n    1. c\n\n|a|b|\n|-|-|\n|1|2|');
    expect(drawn.querySelectorAll('blockquote')).toHaveLength(3);
    expect(drawn.querySelector('ul ul ol')).not.toBeNull();
    expect(drawn.querySelector('table')).not.toBeNull();
  });

  it('sends links to a new page that knows nothing of this one', async () => {
    await draw('[a](https://a.example) **x**');
    expect(screen.getByRole('link', { name: 'a' })).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  });
});
