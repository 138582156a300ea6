import { once } from './once';
import { numbers } from './plural';

/** Writes a number inside words of that language. */
export function numberIn(language: string): (n: number) => string {
  const usual = once(() => new Intl.NumberFormat(language));
  return (n) => (numbers[language] ?? usual)().format(n);
}
