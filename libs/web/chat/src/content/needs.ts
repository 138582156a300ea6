/** What a text needs beyond plain lines and links; each is a piece of script of its own, loaded when first needed. */
export interface ContentNeeds {
  markdown: boolean;
  math: boolean;
  code: boolean;
}

const MATH = /\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]|\$\$[\s\S]+?\$\$/u;
const FENCE = /^ {0,3}(?:```|~~~)/mu;
const INLINE =
  /\*[^\s*][^*]*\*|(?<![\p{L}\p{N}])_[^\s_][^_]*_(?![\p{L}\p{N}])|`[^`]+`|~~[^~]+~~|\[[^\]]*\]\([^)]*\)/u;
const BLOCK = /^ {0,3}(?:#{1,6} |>|[-*+] |\d{1,9}[.)] |\|.+\||(?:-{3,}|\*{3,})\s*$)/mu;

/** Errs towards plain: a message that only looks a little like Markdown is shown as it was typed. */
export function needsOf(content: string): ContentNeeds {
  const math = MATH.test(content);
  const code = FENCE.test(content);
  return { math, code, markdown: math || code || INLINE.test(content) || BLOCK.test(content) };
}
