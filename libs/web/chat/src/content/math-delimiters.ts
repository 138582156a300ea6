// Code first: whatever stands in a fence or between backticks is left alone.
const TOKENS =
  /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|(?![\s\S])))|(`+)(?!`)[\s\S]*?[^`]\3(?!`)|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$/gmu;

/**
 * Rewrites `\( \)`, `\[ \]` and `$$` to what the Markdown parser understands: `$$…$$` inside a line is inline
 * mathematics, on lines of its own it is a display. A single `$` stays a dollar.
 */
export function mathToMarkdown(source: string): string {
  return source.replace(TOKENS, (whole: string, ...groups: unknown[]) => {
    const [, , , inline, bracketed, dollars] = groups as (string | undefined)[];
    const offset = groups.find((group) => typeof group === 'number') as number;
    if (inline !== undefined) return `$$${flat(inline)}$$`;
    const display = bracketed ?? dollars;
    if (display === undefined) return whole;
    return insideBlock(source, offset) ? `$$${flat(display)}$$` : `\n\n$$\n${display.trim()}\n$$\n\n`;
  });
}

/** Inline mathematics ends at an empty line, so it is put on one. */
const flat = (tex: string): string => tex.trim().replace(/\s*\n\s*/gu, ' ');

/** Whether the line belongs to a list, a quote or a table, which a display of its own would tear apart. */
function insideBlock(source: string, offset: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*(?:[-*+]|\d{1,9}[.)]|>|\|)\s*/u.test(line);
}
