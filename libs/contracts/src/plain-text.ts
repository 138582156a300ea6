const SHORT_FORMULA = 24;

const MATH =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$|(?<![\w$\\])\$([^\s$](?:[^$\n]*[^\s$])?)\$(?![\w$])/gu;
/** Of a link or a picture; an address may hold brackets of its own, one level deep. */
const LINK = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(((?:[^()]|\([^()]*\))*)\)/gu;

/** Its head and its rows, which begin with a bar; between them the line that only says that it is one. */
const TABLE = /^( *\|.*)\n *\|[ |:-]+$((?:\n *\|.*)*)/gmu;
/** Of words, by one star or line; not of `2 * 3 * 4` or `a_b_c`. */
const EMPHASIS = /(?<![\w*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?![\w*])/gu;

/** A message's text on one line without the marks of Markdown, which mean nothing there; `formula` stands for longer mathematics. */
export function plainText(content: string, formula: string): string {
  return content
    .replace(/^ {0,3}(?:`{3,}|~{3,})[\w+#-]*[ \t]*$/gmu, '')
    .replace(MATH, (whole: string, ...tex: (string | undefined)[]) => {
      const source = (tex[0] ?? tex[1] ?? tex[2] ?? tex[3] ?? '').trim();
      // A single dollar is as often a price.
      if (tex[3] !== undefined && !/[\\^_={}]|^[a-z]$/iu.test(source)) return whole;
      return source.length <= SHORT_FORMULA && !source.includes('\\') ? source : formula;
    })
    .replace(LINK, (_, words: string, address: string) => words || address)
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]) +/gmu, '')
    .replace(TABLE, (_, head: string, rows: string) =>
      (head + rows)
        .split('|')
        .flatMap((cell) => cell.trim() || [])
        .join(' · '),
    )
    .replace(/\*\*|__|~~|`/gu, '')
    .replace(EMPHASIS, '$2');
}
