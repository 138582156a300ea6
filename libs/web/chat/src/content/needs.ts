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

/** The texts that were asked about last: those of a screen are, again and again until it is drawn. */
const known = new Map<string, ContentNeeds>();
const KEPT = 500;

/** Errs towards plain: a message that only looks a little like Markdown is shown as it was typed. */
export function needsOf(content: string): ContentNeeds {
  const needs = known.get(content) ?? readNeeds(content);
  if (known.size >= KEPT) known.clear();
  known.set(content, needs);
  return needs;
}

function readNeeds(content: string): ContentNeeds {
  const math = MATH.test(content);
  const code = FENCE.test(content);
  return { math, code, markdown: math || code || INLINE.test(content) || BLOCK.test(content) };
}
