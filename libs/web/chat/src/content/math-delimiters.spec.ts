import { mathToMarkdown } from './math-delimiters';

describe('mathematics as people type it', () => {
  it.each([
    ['so \\(x^2\\) is', 'so $$x^2$$ is'],
    ['\\[x\n=1\\]', '\n\n$$\nx\n=1\n$$\n\n'],
    ['$$x$$', '\n\n$$\nx\n$$\n\n'],
    ['- item $$x$$', '- item $$x$$'],
    ['- item \\[x\n+y\\]', '- item $$x +y$$'],
    ['it costs $5 or $6', 'it costs $5 or $6'],
    ['`\\(x\\)`', '`\\(x\\)`'],
    ['```\n$$x$$\n```', '```\n$$x$$\n```'],
    ['``a ` \\(x\\)``', '``a ` \\(x\\)``'],
  ])('turns %j into %j', (source, markdown) => {
    expect(mathToMarkdown(source)).toBe(markdown);
  });
});
