/** Code in a page that says where it comes from: `<!-- from: path -->` on the line before it. */
export interface Excerpt {
  path: string;
  code: string;
}

/** Every excerpt of a Markdown text. */
export function excerptsOf(markdown: string): Excerpt[] {
  const marked = /<!-- from: (\S+) -->\s*\n```\w*\n([\s\S]*?)\n```/g;
  return [...markdown.matchAll(marked)].map(([, path = '', code = '']) => ({ path, code }));
}

/** Whether a file has these lines, one after the other, at whatever depth of indentation. */
export function contains(source: string, code: string): boolean {
  return `\n${flush(source)}\n`.includes(`\n${flush(code)}\n`);
}

const flush = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
