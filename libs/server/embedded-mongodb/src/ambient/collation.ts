import { isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError, typeMismatch } from '../errors.ts';

/** How a command compares strings, by the rules of a language instead of by bytes. */
export interface Collation {
  compare(a: string, b: string): number;
}

const sensitivities: Record<number, Intl.CollatorOptions['sensitivity']> = {
  1: 'base',
  2: 'accent',
  3: 'variant',
};

const known = [
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
];

const collators = new Map<string, Collation>();
const mostCollators = 100;

/** Reads a `collation`; undefined for the simple one, by bytes. What ICU has and JavaScript does not is refused. */
export const parseCollation = (source: Value | undefined): Collation | undefined => {
  if (source === undefined) return undefined;
  if (!isDoc(source)) throw typeMismatch("BSON field 'collation' must be an object");
  if (source.size === 0 || source.get('locale') === 'simple') return undefined;
  const unknown = [...source.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field 'collation.${unknown}' is an unknown field.`);
  const locale = localeOf(source);
  const options = optionsOf(source);
  const name = JSON.stringify([locale, options]);
  let collator = collators.get(name);
  if (!collator) {
    if (collators.size >= mostCollators) collators.clear();
    const { compare } = new Intl.Collator(locale, options);
    collators.set(name, (collator = { compare }));
  }
  return collator;
};

const localeOf = (source: Doc): string => {
  const locale = source.get('locale');
  if (locale === undefined)
    throw new CommandError(40414, "BSON field 'collation.locale' is missing but a required field");
  if (typeof locale !== 'string') throw typeMismatch("Field 'locale' of a collation must be a string");
  const tag = locale.replace('@collation=', '-u-co-').replaceAll('_', '-');
  try {
    if (Intl.Collator.supportedLocalesOf(tag).length > 0) return tag;
  } catch {
    // Not a language tag at all; the sentence below says so.
  }
  throw badValue(`Field 'locale' is invalid in: { locale: ${JSON.stringify(locale)} }`);
};

const optionsOf = (source: Doc): Intl.CollatorOptions => {
  const strength = numberOf(source, 'strength', 3);
  const caseLevel = source.get('caseLevel') === true;
  const sensitivity = strength === 1 && caseLevel ? 'case' : sensitivities[strength];
  const caseFirst = textOf(source, 'caseFirst', ['off', 'upper', 'lower']);
  const alternate = textOf(source, 'alternate', ['non-ignorable', 'shifted']);
  if (!sensitivity || (caseLevel && strength !== 1))
    throw unsupported(`strength: ${strength}${caseLevel ? ', caseLevel: true' : ''}`);
  if (source.get('backwards') === true) throw unsupported('backwards: true');
  if (textOf(source, 'maxVariable', ['punct', 'space']) === 'space' && alternate === 'shifted')
    throw unsupported("maxVariable: 'space'");
  return {
    usage: 'sort',
    sensitivity,
    numeric: source.get('numericOrdering') === true,
    ignorePunctuation: alternate === 'shifted',
    caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
  };
};

const unsupported = (what: string): CommandError =>
  new CommandError(115, `A collation with ${what} is not supported`);

const numberOf = (source: Doc, name: string, otherwise: number): number => {
  const value = source.get(name);
  if (value === undefined) return otherwise;
  const number = isNumber(value) ? toDouble(value) : NaN;
  if (!Number.isInteger(number) || number < 1 || number > 5)
    throw badValue(`Enumeration value for field 'collation.${name}' is not a valid value.`);
  return number;
};

const textOf = (source: Doc, name: string, allowed: readonly string[]): string | undefined => {
  const value = source.get(name);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && allowed.includes(value)) return value;
  throw badValue(`Enumeration value for field 'collation.${name}' is not a valid value.`);
};
