import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The rules reported for each file, read from ESLint's usual report. Paths are relative to `root`. */
export function reportedRules(output: string, root: string): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  let file = '';
  for (const line of stripVTControlCharacters(output).split('\n')) {
    if (line.startsWith(root)) file = relative(root, line.trim());
    const [, rule] = /^\s+\d+:\d+\s+(?:error|warning)\s+.*?\s{2,}(\S+)$/.exec(line) ?? [];
    if (rule) rules.set(file, [...(rules.get(file) ?? []), rule]);
    else if (/Parsing error|^\s+\d+:\d+\s+error/.test(line))
      rules.set(file, [...(rules.get(file) ?? []), line.trim()]);
  }
  return rules;
}
