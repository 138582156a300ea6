/** How many elements two states of a list have in common, as the same objects, at their beginning and then at their end. */
export function commonEnds<T>(before: readonly T[], after: readonly T[]): [head: number, tail: number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [head, tail];
}
