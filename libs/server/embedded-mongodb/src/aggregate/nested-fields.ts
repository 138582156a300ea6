import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** `{a: {b: 1}}` in a specification of fields means `{'a.b': 1}`; documents with operators are left whole. */
export const flattenFields = (source: Doc, prefix = ''): [string, Value][] =>
  [...source].flatMap(([name, value]): [string, Value][] => {
    const path = prefix + name;
    if (!isDoc(value) || [...value.keys()].some((key) => key.startsWith('$'))) return [[path, value]];
    if (value.size === 0) {
      throw new CommandError(
        51270,
        `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
      );
    }
    return flattenFields(value, `${path}.`);
  });
