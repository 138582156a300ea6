/** Words as often as in a language: the nth is about 1/n as frequent as the first. */
const VOCABULARY = Array.from({ length: 20_000 }, (_, n) => wordOf(n));

function wordOf(n: number): string {
  let rest = (n * 2_654_435_761) % 4_294_967_296;
  return Array.from({ length: 2 + (n % 8) }, () => {
    const letter = String.fromCharCode(97 + (rest % 26));
    rest = Math.floor(rest / 26) + n * 7;
    return letter;
  }).join('');
}

/** The same numbers in every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** A word as often as it is used. */
export const pick = (next: () => number): string =>
  VOCABULARY[Math.floor(Math.exp(next() * Math.log(VOCABULARY.length))) - 1] ?? 'a';
