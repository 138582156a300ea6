import type { Rule } from './rules.ts';

/** A file of the product. */
export interface Source {
  path: string;
  text: string;
}

const comment = /^\s*(\/\/|\/?\*)/;

/** What is dangerous where nobody looked at it, and known places that are no longer dangerous; a line each. */
export function dangers(sources: readonly Source[], rules: readonly Rule[]): string[] {
  return rules.flatMap((rule) => {
    const found = sources.filter(({ text }) => linesOf(text, rule).length > 0);
    const foreign = found.filter(({ path }) => !rule.known.includes(path));
    const gone = rule.known.filter((path) => !found.some((source) => source.path === path));
    return [
      ...foreign.flatMap(({ path, text }) =>
        linesOf(text, rule).map((line) => `${path}:${line}: ${rule.danger}`),
      ),
      ...gone.map((path) => `${path}: is on the list of what ${rule.danger}, and does not do it`),
    ];
  });
}

function linesOf(text: string, { pattern }: Rule): number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (!comment.test(line) && pattern.test(line) ? [index + 1] : []));
}
