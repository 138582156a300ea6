const SHORT_FORMULA = 24;

const MATH =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$|(?<![\w$\\])\$([^\s$](?:[^$\n]*[^\s$])?)\$(?![\w$])/gu;
/** Of a link or a picture; an address may hold brackets of its own, one level deep. */
const LINK = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(((?:[^()]|\([^()]*\))*)\)/gu;

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
    .replace(/\*\*|__|~~|`/gu, '');
}
