import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';

/** What a match found on its way: the index in the outermost array, which the `$` of an update stands for. */
export interface Trail {
  position?: number | undefined;
}

type Visit = (value: Value | undefined) => boolean;

/**
 * Offers every value that a dotted path can mean in a document, until one is accepted. Arrays on the way
 * stand for their elements and, with a number in the path, for one position; an array at the end is offered
 * by elements and then whole when `elements` is set. A path that ends early offers `undefined`, but a path
 * through an array without documents offers nothing: MongoDB's rules, on which null and `$exists` rest.
 */
export const someAt = (
  doc: Doc,
  path: readonly string[],
  elements: boolean,
  visit: Visit,
  trail?: Trail,
): boolean => walk(doc, path, 0, elements, visit, trail);

const walk = (
  start: Value,
  path: readonly string[],
  from: number,
  elements: boolean,
  visit: Visit,
  trail: Trail | undefined,
): boolean => {
  let at: Value | undefined = start;
  for (let i = from; i < path.length; i++) {
    if (isDoc(at)) at = at.get(path[i]!);
    else if (isArray(at)) return walkArray(at, path, i, elements, visit, trail);
    else return visit(undefined);
  }
  return offer(at, elements, visit, trail);
};

const offer = (
  value: Value | undefined,
  elements: boolean,
  visit: Visit,
  trail: Trail | undefined,
): boolean => {
  if (elements && isArray(value)) {
    const found = value.findIndex((element) => visit(element));
    if (found >= 0) return noting(trail, found);
  }
  return visit(value);
};

const walkArray = (
  array: Value[],
  path: readonly string[],
  from: number,
  elements: boolean,
  visit: Visit,
  trail: Trail | undefined,
): boolean => {
  const part = path[from]!;
  for (let n = 0; n < array.length; n++) {
    const element = array[n]!;
    if (isDoc(element) && walk(element, path, from, elements, visit, undefined)) return noting(trail, n);
  }
  const element = /^(0|[1-9]\d*)$/.test(part) ? array[Number(part)] : undefined;
  if (element === undefined) return false;
  if (from + 1 < path.length && !isDoc(element) && !isArray(element)) return false;
  return walk(element, path, from + 1, elements, visit, undefined) && noting(trail, Number(part));
};

const noting = (trail: Trail | undefined, position: number): true => {
  if (trail) trail.position = position;
  return true;
};
