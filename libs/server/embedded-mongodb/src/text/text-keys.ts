import type { Doc } from '../bson/values.ts';
import { encodeKey } from '../keys/encode-value.ts';
import { textsOf, type TextSpec } from './text-spec.ts';
import { insensitive, wordsOf } from './tokens.ts';

/** The keys of a document in a text index: each of its words once. */
export const textKeys = (doc: Doc, spec: TextSpec): { keys: Buffer[]; multikey: number } => {
  const words = new Set<string>();
  for (const { text } of textsOf(doc, spec)) for (const word of wordsOf(text, insensitive)) words.add(word);
  return { keys: Array.from(words, (word) => encodeKey(word)), multikey: 1 };
};

/** The top-level fields on which these keys depend. */
export const decisiveFields = ({ weights, override }: TextSpec): string[] => [
  override,
  ...Array.from(weights.keys(), (field) => field.split('.')[0]!),
];
