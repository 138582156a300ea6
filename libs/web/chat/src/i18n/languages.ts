import { en, type Messages } from './en';
import { primary } from './plural';

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

/** The language as the reader's part of the world writes its dates: `en-GB` where that is among the wishes. */
export function regionalTag({ tag }: Language, wishes: readonly string[]): string {
  return wishes.find((wish) => wish.includes('-') && primary(wish) === tag) ?? tag;
}

/** The language for a wish list such as `navigator.languages`: the first one we speak, else English. */
export function languageFor(wishes: readonly string[]): Language {
  const spoken = wishes.map((wish) => LANGUAGES.find((language) => language.tag === primary(wish)));
  return spoken.find((language) => language !== undefined) ?? LANGUAGES[0]!;
}
