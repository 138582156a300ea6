import { numbers } from './plural';

/** Writes a number inside words of that language. */
export const numberIn =
  (language: string) =>
  (n: number): string =>
    (numbers[language] ?? new Intl.NumberFormat(language)).format(n);
