/** What no failure in `trials` independent trials says of the rate, at 95 % (the rule of three). */
export function bound(trials: number): string {
  if (trials < 10) return '';
  return `; rate below ${((3 / trials) * 100).toPrecision(2)} %`;
}
