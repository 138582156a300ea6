import { ITEMS } from './numbers.ts';

/** A number, or the first and the last of some, and whether it is said to be of level 3. */
const ENTRY = /(\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))?( \(L3\))?/g;

/** What is wrong with a checklist, whose items stand in the first cells of its tables. */
export function checklistFaults(markdown: string): string[] {
  const cells = [...markdown.matchAll(/^\|([^|]*)\|/gm)].map(([, cell = '']) => cell);
  const entries = cells.flatMap((cell) => [...cell.matchAll(ENTRY)]);
  const listed = new Map<string, number>();
  const faults: string[] = [];
  for (const [text, from = '', to = from, level] of entries) {
    const ends = [from, to].map((number) => ITEMS.indexOf(number));
    const isThere = ends.every((end) => (level === undefined ? end !== -1 : end === -1));
    if (!isThere) faults.push(`${text} is ${level === undefined ? 'not of level 1 or 2' : 'not of level 3'}`);
    else if (level === undefined)
      for (const item of ITEMS.slice(ends[0], ends[1]! + 1)) listed.set(item, (listed.get(item) ?? 0) + 1);
  }
  const wrong = ITEMS.filter((item) => listed.get(item) !== 1);
  return [...faults, ...wrong.map((item) => `${item} stands ${listed.get(item) ?? 0} times in it`)];
}
