const SHORT_FORMULA = 24;

/** A message's text on one line without the marks of Markdown, which mean nothing there; `formula` stands for longer mathematics. */
export function plainText(content: string, formula: string): string {
  return content
    .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gmu, '')
    .replace(
      /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$/gu,
      (_, ...tex: (string | undefined)[]) => {
        const source = (tex[0] ?? tex[1] ?? tex[2] ?? '').trim();
        return source.length <= SHORT_FORMULA && !source.includes('\\') ? source : formula;
      },
    )
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]) +/gmu, '')
    .replace(/\*\*|__|~~|`/gu, '');
}
