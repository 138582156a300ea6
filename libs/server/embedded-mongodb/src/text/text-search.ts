import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { readSearch } from './search-string.ts';
import { textsOf, type TextSpec } from './text-spec.ts';
import { comparable, insensitive, wordsOf, type Sensitivity } from './tokens.ts';

/** A `$text` of a filter: words of which one has to be there, phrases that all have to be, and what must not be. */
export class TextSearch {
  /** The words by which the index is asked. */
  readonly terms: ReadonlySet<string>;
  private readonly sensitivity: Sensitivity;
  private readonly words: ReadonlySet<string>;
  private readonly without: ReadonlySet<string>;
  private readonly phrases: readonly string[];
  private readonly withoutPhrases: readonly string[];
  private spec: TextSpec | undefined;

  constructor(search: string, sensitivity: Sensitivity) {
    const { words, negated, phrases, negatedPhrases } = readSearch(search);
    const set = (text: string): Set<string> => new Set(wordsOf(text, sensitivity));
    const all = (texts: readonly string[]): string[] => texts.map((text) => comparable(text, sensitivity));
    this.sensitivity = sensitivity;
    this.terms = new Set(wordsOf(words, insensitive));
    this.words = set(words);
    this.without = set(negated);
    this.phrases = all(phrases);
    this.withoutPhrases = all(negatedPhrases);
  }

  /** Says in which fields to look; the planner does so when it has found the index. */
  bind(spec: TextSpec): void {
    this.spec = spec;
  }

  matches(doc: Doc): boolean {
    const texts = Array.from(textsOf(doc, this.bound), ({ text }) => text);
    const words = new Set(texts.flatMap((text) => wordsOf(text, this.sensitivity)));
    const whole = texts.map((text) => comparable(text, this.sensitivity));
    const holds = (phrase: string): boolean => whole.some((text) => text.includes(phrase));
    return (
      shares(words, this.words) &&
      !shares(words, this.without) &&
      this.phrases.every(holds) &&
      !this.withoutPhrases.some(holds)
    );
  }

  /** How well a document fits: the sum over the words, each rated in each field. */
  score(doc: Doc): number {
    let sum = 0;
    for (const { text, weight } of textsOf(doc, this.bound)) sum += weight * this.rate(text);
    return sum;
  }

  /**
   * A word counts 1 the first time, then a half, a quarter and so on; a large part of a text makes up to twice of
   * it, and being all of the text, to the letter, a tenth more. The sums are MongoDB's.
   */
  private rate(text: string): number {
    const words = wordsOf(text, insensitive);
    const counts = new Map<string, number>();
    for (const word of words) if (this.terms.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    let sum = 0;
    for (const [word, count] of counts) {
      const frequency = 2 - 0.5 ** (count - 1);
      const part = (0.5 * count) / words.length + 0.5;
      sum += frequency * part * (isAllOf(word, text) ? 1.1 : 1);
    }
    return sum;
  }

  private get bound(): TextSpec {
    if (this.spec) return this.spec;
    throw badValue('$text can only be asked of documents that a text index has found');
  }
}

const shares = (words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  [...wanted].some((word) => words.has(word));

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const isAllOf = (word: string, text: string): boolean => asciiLower(text) === asciiLower(word);

const options = ['$search', '$language', '$caseSensitive', '$diacriticSensitive'];

/** Reads the operand of `$text`. */
export const parseTextSearch = (operand: Value): TextSearch => {
  if (!isDoc(operand)) throw badValue('$text expects an object');
  for (const name of operand.keys())
    if (!options.includes(name)) throw badValue(`extra fields in $text: ${name}`);
  const search = operand.get('$search');
  if (typeof search !== 'string') throw badValue('$search requires a string value');
  const language = operand.get('$language') ?? 'none';
  if (typeof language !== 'string') throw badValue('$language requires a string value');
  if (language !== 'none')
    throw new CommandError(115, `The $language '${language}' is not supported; only 'none' is`);
  return new TextSearch(search, {
    cases: flag(operand, '$caseSensitive'),
    diacritics: flag(operand, '$diacriticSensitive'),
  });
};

const flag = (operand: Doc, name: string): boolean => {
  const value = operand.get(name) ?? false;
  if (typeof value !== 'boolean') throw badValue(`${name} requires a boolean value`);
  return value;
};
