import { Int32 } from 'bson';
import { isArray, isDoc, isNumber, toDouble, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** What a text index looks at. */
export interface TextSpec {
  /** The weight of each field. */
  weights: ReadonlyMap<string, number>;
  /** The field by which a document says its language. */
  override: string;
}

/** A string of a document that is indexed, and its weight. */
export interface WeightedText {
  text: string;
  weight: number;
}

const mostWeight = 99_999;
const textIndexVersion = 3;
/** The pattern under which MongoDB keeps a text index. */
const storedPattern: Doc = new Map<string, Value>([
  ['_fts', 'text'],
  ['_ftsx', new Int32(1)],
]);

const cannot = (message: string): CommandError => new CommandError(67, message);

export const isTextPattern = (pattern: Value | undefined): boolean =>
  isDoc(pattern) && [...pattern.values()].includes('text');

/** Reads the options of a text index, as they are sent and as they are stored. */
export const parseTextSpec = (source: Doc): { text: TextSpec; pattern: Doc; options: Doc } => {
  const weights = new Map<string, number>();
  for (const [field, kind] of source.get('key') as Doc) addField(weights, field, kind);
  const given = source.get('weights') ?? new Map();
  if (!isDoc(given)) throw cannot("text index option 'weights' must be an object");
  for (const [field, weight] of given) weights.set(checked(field), checkWeight(weight));
  if (weights.size === 0) throw cannot('a text index must have at least one field');
  const override = source.get('language_override') ?? 'language';
  if (typeof override !== 'string' || /^$|^\$|\./.test(override))
    throw cannot('language_override is not valid');
  checkLanguage(source.get('default_language'));
  checkVersion(source.get('textIndexVersion'));
  const sorted = new Map([...weights].sort(([a], [b]) => (a < b ? -1 : 1)));
  const options: Doc = new Map<string, Value>([
    ['weights', new Map([...sorted].map(([field, weight]) => [field, new Int32(weight)]))],
    ['default_language', 'none'],
    ['language_override', override],
    ['textIndexVersion', new Int32(textIndexVersion)],
  ]);
  return { text: { weights: sorted, override }, pattern: storedPattern, options };
};

const addField = (weights: Map<string, number>, field: string, kind: Value): void => {
  if (field === '_fts' || field === '_ftsx') return;
  if (kind !== 'text')
    throw cannot(`A text index together with other fields is not supported (field '${field}')`);
  weights.set(checked(field), 1);
};

const checked = (field: string): string => {
  if (field === '$**') throw cannot('A text index over all fields ($**) is not supported');
  if (field.split('.').some((part) => part === '' || part.startsWith('$')))
    throw cannot(`a text index cannot be on '${field}'`);
  return field;
};

const checkWeight = (weight: Value): number => {
  const number = isNumber(weight) ? Math.trunc(toDouble(weight)) : NaN;
  if (number > 0 && number <= mostWeight) return number;
  throw cannot(`text index weight must be a number above 0 and below ${mostWeight + 1}`);
};

/** English, MongoDB's default, would need its stems and stop words, or find something else than MongoDB does. */
const checkLanguage = (language: Value | undefined): void => {
  if (language === 'none') return;
  throw cannot(
    `default_language ${language === undefined ? "'english'" : `'${String(language)}'`} is not supported; only { default_language: 'none' }, without stems and stop words, is`,
  );
};

const checkVersion = (version: Value | undefined): void => {
  if (version === undefined || (isNumber(version) && toDouble(version) === textIndexVersion)) return;
  throw cannot(`only textIndexVersion ${textIndexVersion} is supported`);
};

/** The strings of a document that a text index holds. */
export function* textsOf(doc: Doc, spec: TextSpec): Generator<WeightedText> {
  checkOverride(doc, spec);
  for (const [name, value] of doc) yield* textsAt(value, name, false, spec);
}

function* textsAt(value: Value, path: string, inArray: boolean, spec: TextSpec): Generator<WeightedText> {
  const weight = spec.weights.get(path);
  if (typeof value === 'string') {
    if (weight !== undefined) yield { text: value, weight };
  } else if (isDoc(value)) {
    if (!hasBelow(spec, path)) return;
    checkOverride(value, spec);
    for (const [name, inner] of value) yield* textsAt(inner, `${path}.${name}`, false, spec);
  } else if (isArray(value) && !inArray && (weight !== undefined || hasBelow(spec, path))) {
    for (const element of value) yield* textsAt(element, path, true, spec);
  }
}

const hasBelow = ({ weights }: TextSpec, path: string): boolean => {
  for (const field of weights.keys()) if (field.startsWith(`${path}.`)) return true;
  return false;
};

/** A document in another language would have to be stemmed. */
const checkOverride = (doc: Doc, { override }: TextSpec): void => {
  const language = doc.get(override);
  if (language === undefined || language === 'none') return;
  if (typeof language !== 'string')
    throw new CommandError(
      17261,
      `found language override field in document with non-string type ${typeAlias(language)}`,
    );
  throw new CommandError(17262, `language override unsupported: ${language}`);
};
