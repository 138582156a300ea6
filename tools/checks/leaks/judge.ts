import { type Rule, rulesOf, selectorsOf } from './rules.ts';

/** Under the root of the chat, and nothing else of the page. */
const root = /^(?:\.officehours(?![\w-])|:where\(\.officehours(?![\w-]))/;

/** Names that are the whole page's, and carry ours. */
const named = /^@(?:property --tw-|keyframes oh-)/;

/** What one rule says about a page around the chat; empty for a rule of the chat alone. */
function leaksOfRule({ head, within, body }: Rule): string[] {
  if (head.startsWith('@')) return named.test(head) ? [] : [head];
  // For browsers without `@property`: the first value of Tailwind's own variables, and nothing that is seen.
  const isInitial = within.includes('@layer properties') && body.split(';').every(isOfTailwind);
  return isInitial ? [] : selectorsOf(head).filter((selector) => !reachesOnlyChat(selector));
}

const isOfTailwind = (declaration: string): boolean =>
  declaration.trim() === '' || declaration.trim().startsWith('--tw-');

/** Tokens of a theme are weak rules for several places, each of which is the chat. */
function reachesOnlyChat(selector: string): boolean {
  const [, inside] = /^:where\((.*)\)$/.exec(selector) ?? [];
  if (inside === undefined) return root.test(selector);
  return selectorsOf(inside).every(
    (one) => root.test(one) || /^\[data-theme=[^\]]+\] \.officehours/.test(one),
  );
}

/** The selectors and names of a sheet that reach out of the chat. */
export const leaksOf = (css: string): string[] => rulesOf(css).flatMap(leaksOfRule);
