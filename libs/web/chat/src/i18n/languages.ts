import { en, type Messages } from './en';

export interface Language {
  /** BCP 47; also the `lang` of the page. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  dir: 'ltr' | 'rtl';
  words: Messages | (() => Promise<Messages>);
}

/** English comes with the page; every other language is a file of its own, fetched when it is chosen. */
export const LANGUAGES: readonly Language[] = [
  { tag: 'en', name: 'English', dir: 'ltr', words: en },
  { tag: 'ar', name: 'العربية', dir: 'rtl', words: async () => (await import('./ar')).ar },
];

/** The language for a wish list such as `navigator.languages`: the first one we speak, else English. */
export function languageFor(wishes: readonly string[]): Language {
  const spoken = wishes.map((wish) => LANGUAGES.find((language) => language.tag === wish.split('-')[0]));
  return spoken.find((language) => language !== undefined) ?? LANGUAGES[0]!;
}
