/** A rule of a sheet: what it is for, the at-rules around it, and what it says. Rules inside of a rule are part of what it says. */
export interface Rule {
  /** A selector, or the whole of an at-rule such as `@font-face`. */
  head: string;
  /** The at-rules that only group, from the outside. */
  within: string[];
  body: string;
}

const groups = /^@(?:media|supports|layer|container|scope|starting-style)\b/;

/** The rules of a sheet, by its braces: enough for what a bundler writes, whose strings hold no braces of one kind only. */
export function rulesOf(css: string, within: string[] = []): Rule[] {
  const rules: Rule[] = [];
  const text = css.replaceAll(/\/\*[^]*?\*\//g, '');
  let from = 0;
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', from)) {
    const head = lastStatement(text.slice(from, at));
    const end = closing(text, at);
    const body = text.slice(at + 1, end);
    if (groups.test(head)) rules.push(...rulesOf(body, [...within, head]));
    else rules.push({ head, within, body });
    from = end + 1;
  }
  return rules;
}

/** Statements such as `@layer theme;` have no braces and come before. */
const lastStatement = (text: string): string => text.slice(text.lastIndexOf(';') + 1).trim();

function closing(text: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`The brace after "${text.slice(Math.max(0, opening - 40), opening)}" is never closed.`);
}

/** The selectors of a list; commas inside of brackets are part of one. */
export function selectorsOf(head: string): string[] {
  const selectors = [''];
  let depth = 0;
  for (const char of head) {
    if (char === '(' || char === '[') depth += 1;
    if (char === ')' || char === ']') depth -= 1;
    if (char === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += char;
  }
  return selectors.map((selector) => selector.trim());
}
