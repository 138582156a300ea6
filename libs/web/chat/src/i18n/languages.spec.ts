import { LANGUAGES, languageFor, regionalTag, type Language } from './languages';
import { PANE_WORDS } from './pane-text';

type Words = { [key: string]: string | ((...values: never[]) => string) | Words };

function eachWord(
  words: Words,
  see: (path: string, word: Exclude<Words[string], Words>) => void,
  path = '',
): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object') eachWord(value, see, `${path}${key}.`);
    else see(`${path}${key}`, value);
  }
}

const wordsOf = async ({ words }: Language) => (typeof words === 'function' ? words() : words);
const everyWordOf = async (language: Language) =>
  ({ ...(await wordsOf(language)), ...PANE_WORDS[language.tag]! }) as unknown as Words;

describe('the languages', () => {
  it.each(LANGUAGES.map((language) => [language.tag, language] as const))(
    '%s says everything',
    async (_, language) => {
      expect(Object.keys(PANE_WORDS)).toContain(language.tag);
      eachWord(await everyWordOf(language), (path, word) => {
        // Numbers where a number is meant, names where a name is: each function takes either without failing.
        const values = ['Bob', 0, 1, 2, 3, 11, 100] as never[];
        const said = typeof word === 'function' ? values.map((value) => word(value)) : [word];
        said.forEach((text) => expect([path, text.trim()]).not.toEqual([path, '']));
      });
    },
  );

  it('leave the same places for people in their sentences', async () => {
    const placesIn = async (language: Language): Promise<string[]> => {
      const found: string[] = [];
      eachWord(await everyWordOf(language), (path, word) => {
        const places = typeof word === 'string' ? word.match(/\{\w+\}/gu) : null;
        if (places) found.push(`${path} ${places.sort().join(' ')}`);
      });
      return found;
    };
    const [english, ...others] = await Promise.all(LANGUAGES.map(placesIn));
    expect(english).toContain('audit.acts.person.blocked {whom} {who}');
    for (const places of others) expect(places).toEqual(english);
  });

  it('write dates as the part of the world does that the reader comes from', () => {
    expect(regionalTag(languageFor(['en']), ['en', 'de-DE', 'en-AU'])).toBe('en-AU');
    expect(regionalTag(languageFor(['ar']), ['ar', 'en-GB'])).toBe('ar');
  });

  it('inflect numbers', async () => {
    const [english, arabic] = await Promise.all(LANGUAGES.map(wordsOf));
    expect([1, 2].map(english!.rooms.unread)).toEqual(['1 unread message', '2 unread messages']);
    expect(new Set([1, 2, 3, 11].map(arabic!.rooms.unread)).size).toBe(4);
  });

  it.each([
    [['ar-EG', 'en'], 'ar'],
    [['de-AT', 'ar'], 'ar'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('choose for %j %s', (wishes, tag) => {
    expect(languageFor(wishes).tag).toBe(tag);
  });
});
