import { within, type Ambient } from '../ambient/ambient.ts';
import { parseCollation } from '../ambient/collation.ts';
import { parseVariables } from '../aggregate/variables.ts';
import type { Doc } from '../bson/values.ts';

/** The collation and the variables that a command sets for all it evaluates. */
export const ambientOf = (body: Doc, fields: readonly string[]): Partial<Ambient> | undefined => {
  const has = (name: string): boolean => body.has(name) && fields.includes(name);
  if (!has('let') && !has('collation')) return undefined;
  const collation = has('collation') ? parseCollation(body.get('collation')) : undefined;
  return within({ collation }, () => ({
    collation,
    variables: has('let') ? parseVariables(body.get('let')) : new Map(),
  }));
};
