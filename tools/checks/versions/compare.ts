/** Whether version `a` is `b` or newer, by their numbers; a pre-release counts as older than its release. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [numbers(a), numbers(b)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return !a.includes('-') || b.includes('-');
}

const numbers = (version: string) => version.replace(/-.*$/, '').split('.').map(Number);
