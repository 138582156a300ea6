import { stepsWithin } from '../ambient/ambient.ts';
import { parseCollation } from '../ambient/collation.ts';
import type { Doc } from '../bson/values.ts';

/** Runs one entry of a write under the collation that it names. */
export function* withCollation<R>(source: Doc, run: (source: Doc) => Generator<void, R>): Generator<void, R> {
  const collation = parseCollation(source.get('collation'));
  if (!collation) return yield* run(source);
  return yield* stepsWithin({ collation }, () => run(source));
}
