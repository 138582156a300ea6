/** Quotes and lists in each other, and columns before the mark of a list, beyond which a text has no quotes or lists. */
const DEEPEST = 12;
const WIDEST_INDENT = 32;
/** Beyond so many of its marks a text has no links, no tables, or no words that stand out. */
const MOST_BRACKETS = 300;
const MOST_CELLS = 1_000;
const MOST_MARKS = 1_000;
/** Beyond so many lines that are empty or begin with a mark a text is not read as Markdown at all. */
const MOST_BLOCKS = 500;
const BLOCK = /^[ \t]*(?:$|[#>*+`~=|-]|\d{1,9}[.)])/gmu;
const EMPHASIS = /[*_`~]/gu;

const MARK = String.raw`(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))`;
const NESTED = new RegExp(String.raw`^(?:[ \t]*${MARK}){${DEEPEST + 1}}`, 'mu');
const INDENTED = new RegExp(String.raw`^(?: |\t {0,3}){${WIDEST_INDENT},}${MARK}|^\t{8,}[ \t]*${MARK}`, 'mu');

/**
 * What Markdown may not make of a text that holds more of it than anyone writes, since it would take seconds: the names of
 * the parser's constructs. All of it is shown as it was typed.
 */
export function constructsBeyond(source: string): string[] {
  const isDeep = NESTED.test(source) || INDENTED.test(source);
  return [
    ...(isDeep ? ['blockQuote', 'list'] : []),
    ...(count(source, '[') > MOST_BRACKETS ? ['labelStartLink', 'labelStartImage', 'labelEnd'] : []),
    ...(count(source, '|') > MOST_CELLS ? ['table'] : []),
    ...(matches(source, EMPHASIS) > MOST_MARKS ? ['attention', 'codeText', 'strikethrough'] : []),
  ];
}

/** Whether a text has more headings, items, quotes and paragraphs than anyone writes: drawing them would take as long. */
export const hasTooManyBlocks = (source: string): boolean => matches(source, BLOCK) > MOST_BLOCKS;

const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Characters of a formula, and of all formulas of a message. */
const LONGEST_FORMULA = 2_000;
const ALL_FORMULAS = 4_000;
/** Formulas, and their commands, scripts and cells together. */
const MOST_FORMULAS = 100;
const MOST_SIGNS = 400;
const DEEPEST_FORMULA = 12;

const SIGN = /\\(?:[A-Za-z]+|.)|[\^_&{]/gu;
const LEVEL = /\\(left|begin|right|end)(?![A-Za-z])|\\.|([{}])/gsu;

/** Answers, formula by formula of one message, whether it is to be drawn or shown as its source. */
export function formulaBudget(): (tex: string) => boolean {
  let [characters, formulas, signs] = [0, 0, 0];
  return (tex) => {
    if (tex.length > LONGEST_FORMULA || depthOf(tex) > DEEPEST_FORMULA) return false;
    const more = tex.match(SIGN)?.length ?? 0;
    const fits =
      characters + tex.length <= ALL_FORMULAS && formulas < MOST_FORMULAS && signs + more <= MOST_SIGNS;
    if (fits) [characters, formulas, signs] = [characters + tex.length, formulas + 1, signs + more];
    return fits;
  };
}

/** How deep groups, brackets and environments stand in each other. */
function depthOf(tex: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, word, brace] of tex.matchAll(LEVEL)) {
    if (word === 'left' || word === 'begin' || brace === '{') depth += 1;
    if (word === 'right' || word === 'end' || brace === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
