import { isArray, isDoc, isRegExp, isTruthy, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { compileExpression } from '../aggregate/expression.ts';
import { parseTextSearch } from '../text/text-search.ts';
import { bitTests } from './bits.ts';
import { compileSchema } from './json-schema.ts';
import { Matcher, matchesNode, type FilterNode, type Test } from './matcher.ts';
import { comparisons, equalTo, exists, matching, modulo, ofSize, ofType, oneOf } from './tests.ts';

/** Reads a filter document, refusing by name what is not supported. */
export const parseFilter = (filter: Doc): Matcher => new Matcher(parseDocument(filter));

/** Reads the filter of a query, which may ask for words by `$text`, at its top or within `$and`. */
export const parseQueryFilter = (filter: Doc): Matcher => new Matcher(parseDocument(filter, true));

/** Operators of MongoDB that this server does not have; all others are unknown to MongoDB, too. */
const notHere = new Set([
  '$where',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$sampleRate',
  '$meta',
  '$function',
]);

const unknown = (operator: string, place: string): CommandError =>
  notHere.has(operator)
    ? new CommandError(115, `The operator ${operator} is not supported`)
    : badValue(`unknown ${place}operator: ${operator}`);

const parseDocument = (filter: Doc, mayText = false): FilterNode => {
  const nodes: FilterNode[] = [];
  for (const [name, value] of filter) {
    if (!name.startsWith('$')) nodes.push(...parseField(name, value));
    else if (name !== '$comment') nodes.push(parseLogical(name, value, mayText));
  }
  return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes };
};

const parseLogical = (operator: string, value: Value, mayText: boolean): FilterNode => {
  switch (operator) {
    case '$and':
      return { kind: 'and', nodes: parseList(operator, value, mayText) };
    case '$or':
    case '$nor':
      return { kind: operator === '$or' ? 'or' : 'nor', nodes: parseList(operator, value, false) };
    case '$text':
      if (mayText) return { kind: 'text', search: parseTextSearch(value) };
      throw new CommandError(115, '$text is supported at the top of a query and in $and, nowhere else');
    case '$expr': {
      const expression = compileExpression(value);
      return {
        kind: 'expression',
        accepts: (doc) => isTruthy(expression.evaluate({ root: doc, variables: new Map() })),
      };
    }
    case '$jsonSchema':
      return { kind: 'expression', accepts: compileSchema(value) };
    default:
      throw unknown(operator, 'top level ');
  }
};

const parseList = (operator: string, value: Value, mayText: boolean): FilterNode[] => {
  if (!isArray(value) || value.length === 0) throw badValue(`${operator} must be a nonempty array`);
  return value.map((entry) => {
    if (!isDoc(entry)) throw badValue(`${operator} entries need to be full objects`);
    return parseDocument(entry, mayText);
  });
};

/** True for `{$gt: 5}`, false for a document to be equal to. */
export const isOperatorDoc = (value: Value): boolean => {
  if (!isDoc(value)) return false;
  const first = value.keys().next().value;
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
};

const parseField = (name: string, value: Value): FilterNode[] => {
  const path = name.split('.');
  const field = (test: Test): FilterNode => ({ kind: 'field', name, path, test });
  if (isRegExp(value)) return [field(matching(value))];
  if (!isDoc(value) || !isOperatorDoc(value)) return [field(equalTo(value))];
  return Array.from(value, ([operator, operand]) => parseOperator(operator, operand, value, field)).filter(
    (node) => node !== undefined,
  );
};

type ToField = (test: Test) => FilterNode;

const simple: Record<string, (operand: Value) => Test> = {
  ...comparisons,
  ...bitTests,
  $in: oneOf,
  $size: ofSize,
  $type: ofType,
  $mod: modulo,
};

const parseOperator = (
  operator: string,
  operand: Value,
  siblings: Doc,
  field: ToField,
): FilterNode | undefined => {
  const make = Object.hasOwn(simple, operator) ? simple[operator] : undefined;
  if (make) {
    if (operator !== '$eq' && operator in comparisons && isRegExp(operand)) {
      throw badValue(`Can't have RegEx as arg to predicate over field ${operator}`);
    }
    return field(make(operand));
  }
  switch (operator) {
    case '$ne':
      if (isRegExp(operand)) throw badValue("Can't have regex as arg to $ne.");
      return { kind: 'not', node: field(equalTo(operand)) };
    case '$nin':
      return { kind: 'not', node: field(oneOf(operand)) };
    case '$exists':
      return isTruthy(operand) ? field(exists) : { kind: 'not', node: field(exists) };
    case '$not':
      return { kind: 'not', node: parseNot(operand, field) };
    case '$all':
      return parseAll(operand, field);
    case '$elemMatch':
      return field(elementMatching(operand));
    case '$regex':
      return field(matching(operand, optionsOf(siblings)));
    case '$options':
      if (!siblings.has('$regex')) throw badValue('$options needs a $regex');
      return undefined;
    default:
      throw unknown(operator, '');
  }
};

const optionsOf = (siblings: Doc): string | undefined => {
  const options = siblings.get('$options');
  if (options === undefined) return undefined;
  if (typeof options !== 'string') throw badValue('$options has to be a string');
  return options;
};

const parseNot = (operand: Value, field: ToField): FilterNode => {
  if (isRegExp(operand)) return field(matching(operand));
  if (!isDoc(operand) || operand.size === 0)
    throw badValue('$not needs a regex or a document with operators');
  if (!isOperatorDoc(operand)) throw badValue(`unknown operator: ${[...operand.keys()][0]}`);
  const nodes = Array.from(operand, ([operator, value]) => parseOperator(operator, value, operand, field));
  return { kind: 'and', nodes: nodes.filter((node) => node !== undefined) };
};

const parseAll = (operand: Value, field: ToField): FilterNode => {
  if (!isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { kind: 'never' };
  const nodes = operand.map((value) => {
    if (isRegExp(value)) return field(matching(value));
    if (!isDoc(value) || !isOperatorDoc(value)) return field(equalTo(value));
    if (value.size !== 1 || !value.has('$elemMatch')) throw badValue('no $ expressions in $all');
    return field(elementMatching(value.get('$elemMatch')!));
  });
  return { kind: 'and', nodes };
};

/** `$elemMatch` with operators asks each element itself; with a filter, each element as a document. */
const elementMatching = (operand: Value): Test => {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const logical = ['$and', '$or', '$nor', '$expr'].includes([...operand.keys()][0] ?? '');
  const accepts = isOperatorDoc(operand) && !logical ? valueTest(operand) : documentTest(operand);
  return {
    operator: '$elemMatch',
    operand,
    elements: false,
    accepts: (value) => isArray(value) && value.some(accepts),
    position: (value) => (isArray(value) ? value.findIndex(accepts) : -1),
  };
};

const documentTest = (operand: Doc): ((value: Value) => boolean) => {
  const node = parseDocument(operand);
  return (value) => {
    if (isDoc(value)) return matchesNode(node, value);
    return isArray(value) && matchesNode(node, new Map(value.map((element, i) => [String(i), element])));
  };
};

const valueTest = (operand: Doc): ((value: Value) => boolean) => {
  const whole: ToField = (test) => ({
    kind: 'field',
    name: '',
    path: [''],
    test: { ...test, elements: false },
  });
  const nodes = Array.from(operand, ([operator, value]) =>
    parseOperator(operator, value, operand, whole),
  ).filter((node) => node !== undefined);
  return (value) => nodes.every((node) => matchesNode(node, new Map([['', value]])));
};
