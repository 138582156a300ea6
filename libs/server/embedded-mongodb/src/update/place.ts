import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** Arrays are not padded with more nulls than this: MongoDB's bound. */
const mostPadding = 1_500_000;

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

const notViable = (part: string, holder: Value, name: string): CommandError =>
  new CommandError(28, `Cannot create field '${part}' in element {${name}: ${describe(holder)}}`);

const describe = (value: Value): string =>
  isArray(value) ? '[ ... ]' : typeof value === 'string' ? `"${value}"` : String(value);

/** Undefined when the path leads nowhere. */
export const readPlace = (doc: Doc, path: readonly string[]): Value | undefined => {
  let at: Value | undefined = doc;
  for (const part of path) {
    if (isDoc(at)) at = at.get(part);
    else if (isArray(at) && isIndex(part)) at = at[Number(part)];
    else return undefined;
  }
  return at;
};

/** Sets a value, making documents on the way; never through a scalar, and in arrays only by position. */
export const writePlace = (doc: Doc, path: readonly string[], value: Value): void => {
  let at: Doc | Value[] = doc;
  for (let i = 0; i < path.length - 1; i++) {
    const next: Value = child(at, path[i]!) ?? put(at, path[i]!, new Map(), path[i - 1] ?? '');
    if (!isDoc(next) && !isArray(next)) throw notViable(path[i + 1]!, next, path[i]!);
    at = next;
  }
  put(at, path.at(-1)!, value, path.at(-2) ?? '');
};

const child = (holder: Doc | Value[], part: string): Value | undefined =>
  isDoc(holder) ? holder.get(part) : isIndex(part) ? holder[Number(part)] : undefined;

const put = <T extends Value>(holder: Doc | Value[], part: string, value: T, name: string): T => {
  if (isDoc(holder)) {
    holder.set(part, value);
    return value;
  }
  if (!isIndex(part)) throw notViable(part, holder, name);
  const index = Number(part);
  if (index - holder.length > mostPadding)
    throw new CommandError(2, 'Cannot pad an array with more than 1500000 elements');
  while (holder.length < index) holder.push(null);
  holder[index] = value;
  return value;
};

/** Removes a field; an array element becomes null, as in MongoDB. */
export const clearPlace = (doc: Doc, path: readonly string[]): void => {
  const holder = path.length === 1 ? doc : readPlace(doc, path.slice(0, -1));
  const last = path.at(-1)!;
  if (isDoc(holder)) holder.delete(last);
  else if (isArray(holder) && isIndex(last) && Number(last) < holder.length) holder[Number(last)] = null;
};
