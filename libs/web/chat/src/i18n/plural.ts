import { once } from './once';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses the form of a text that its number asks for, by the plural rules of `locale`. */
export function plural(locale: string): (n: number, forms: Forms) => string {
  const rules = once(() => new Intl.PluralRules(locale));
  return (n, forms) => forms[rules().select(n)] ?? forms.other;
}

/** A tag without its region. */
export const primary = (tag: string): string => tag.split('-')[0]!;

/** How the numbers of each language are written on this page, by the reader's region: the digits of `ar-EG` are not those of `ar-MA`. */
export const numbers: Record<string, () => Intl.NumberFormat> = {};
