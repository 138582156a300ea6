import { Long } from 'bson';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { pause } from '../query/scan.ts';
import { carryScore } from '../text/scores.ts';
import { isWanted, type Stage } from './stages.ts';

const withValue = (doc: Doc, path: readonly string[], value: Value | undefined): Doc => {
  const result = new Map(doc);
  const [name = '', ...rest] = path;
  const inner = result.get(name);
  if (rest.length > 0) result.set(name, withValue(isDoc(inner) ? inner : new Map(), rest, value));
  else if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
};

const valueAt = (doc: Doc, path: readonly string[]): Value | undefined =>
  path.reduce<Value | undefined>((at, part) => (isDoc(at) ? at.get(part) : undefined), doc);

/** `$unwind`: one document per element of an array. */
export const unwind = (operand: Value): Stage => {
  const options: Doc = isDoc(operand) ? operand : new Map([['path', operand]]);
  for (const name of options.keys()) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name)) {
      throw new CommandError(28811, `unrecognized option to $unwind stage: ${name}`);
    }
  }
  const source = options.get('path');
  if (typeof source !== 'string' || !/^\$[^$]/.test(source)) {
    throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'");
  }
  const indexName = options.get('includeArrayIndex');
  if (indexName !== undefined && typeof indexName !== 'string')
    throw new CommandError(28810, 'includeArrayIndex must be a string');
  const keepEmpty = isWanted(options.get('preserveNullAndEmptyArrays'));
  const path = source.slice(1).split('.');
  const indexPath = indexName?.split('.');
  const numbered = (doc: Doc, index: number | null): Doc =>
    indexPath ? withValue(doc, indexPath, index === null ? null : Long.fromNumber(index)) : doc;
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) yield pause;
      else
        for (const part of unwound(doc, valueAt(doc, path), path, keepEmpty, numbered))
          yield carryScore(doc, part);
    }
  };
};

function* unwound(
  doc: Doc,
  value: Value | undefined,
  path: readonly string[],
  keepEmpty: boolean,
  numbered: (doc: Doc, index: number | null) => Doc,
): Generator<Doc> {
  if (!isArray(value)) {
    if (keepEmpty || (value !== undefined && value !== null)) yield numbered(doc, null);
  } else if (value.length === 0) {
    if (keepEmpty) yield numbered(withValue(doc, path, undefined), null);
  } else {
    for (const [i, element] of value.entries()) yield numbered(withValue(doc, path, element), i);
  }
}
