import { integer, isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { valueNamer } from '../ambient/value-set.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { pause } from '../query/scan.ts';
import { parseRange, type DensifyRange, type Point } from './densify-range.ts';
import { checkedPath } from './document-stages.ts';
import { missingOption, refuseUnknownOptions } from './gather.ts';
import { sort } from './sort-stage.ts';
import type { Flow, Stage } from './stages.ts';

type Path = readonly string[];

interface Densify {
  field: Path;
  partitions: readonly Path[];
  range: DensifyRange;
}

/** What is known of one partition: its own fields, and the next value that it has to have. */
interface Partition {
  fields: Doc;
  next: Point;
}

/** MongoDB's bound of documents that one stage makes. */
const mostMade = 500_000;
/** So many are made before others may go first. */
const slice = 256;

const parse = (operand: Value): Densify => {
  if (!isDoc(operand)) throw failedToParse('The $densify stage specification must be an object');
  refuseUnknownOptions('$densify', operand, ['field', 'partitionByFields', 'range']);
  const [field, by] = [operand.get('field'), operand.get('partitionByFields') ?? []];
  if (field === undefined) throw missingOption('$densify', 'field');
  if (typeof field !== 'string') throw typeMismatch("'field' of $densify must be a string");
  if (!isArray(by) || !by.every((name) => typeof name === 'string'))
    throw typeMismatch("'partitionByFields' of $densify must be an array of strings");
  const range = parseRange(operand.get('range'));
  if (range.bounds === 'partition' && by.length === 0)
    throw new CommandError(5733408, "The bounds 'partition' need a non-empty array of partitionByFields");
  return { field: checkedPath(field), partitions: by.map(checkedPath), range };
};

const valueAt = (doc: Doc, path: Path): Value | undefined =>
  path.reduce<Value | undefined>((at, part) => (isDoc(at) ? at.get(part) : undefined), doc);

/** Makes a document with one more field; what is not a document on the way cannot take one. */
const withField = (doc: Doc, [name, ...rest]: Path, value: Value): Doc => {
  const inner = doc.get(name!);
  if (rest.length === 0) return new Map([...doc, [name!, value]]);
  if (isArray(inner)) throw new CommandError(5733307, '$densify cannot generate fields nested inside arrays');
  if (inner !== undefined && !isDoc(inner))
    throw new CommandError(5733308, '$densify cannot overwrite non-object values with objects');
  return new Map([...doc, [name!, withField(inner ?? new Map(), rest, value)]]);
};

const partitionFields = (doc: Doc, paths: readonly Path[]): Doc =>
  paths.reduce<Doc>((fields, path) => {
    const value = valueAt(doc, path);
    return value === undefined ? fields : withField(fields, path, value);
  }, new Map());

class Densifier {
  private readonly found = new Map<string, Partition>();
  private readonly nameOf = valueNamer();
  private readonly densify: Densify;
  private least: Point | undefined;
  private greatest: Point | undefined;
  private made = 0;

  constructor(densify: Densify) {
    this.densify = densify;
  }

  /** The documents that are missing before this one, and this one. */
  *before(doc: Doc): Generator<Doc | typeof pause> {
    const { field, range } = this.densify;
    const value = valueAt(doc, field);
    if (value !== undefined && value !== null) {
      const point = range.read(value);
      this.least ??= point;
      this.greatest = point;
      const partition = this.partitionOf(doc, point);
      yield* this.fill(partition, (next) => compareValues(next, point) < 0 && this.isWithin(next));
      if (compareValues(partition.next, point) === 0) partition.next = range.next(point);
    }
    yield doc;
  }

  /** What is missing behind the last document. */
  *after(): Generator<Doc | typeof pause> {
    const { bounds } = this.densify.range;
    if (bounds === 'partition') return;
    if (bounds !== 'full' && this.densify.partitions.length === 0 && this.found.size === 0)
      this.found.set('', { fields: new Map(), next: bounds[0] });
    for (const partition of this.found.values())
      yield* this.fill(partition, (next) =>
        bounds === 'full' ? compareValues(next, this.greatest) <= 0 : this.isWithin(next),
      );
  }

  private isWithin(point: Point): boolean {
    const { bounds } = this.densify.range;
    return typeof bounds === 'string' || compareValues(point, bounds[1]) < 0;
  }

  private partitionOf(doc: Doc, point: Point): Partition {
    const { partitions, range } = this.densify;
    const fields = partitionFields(doc, partitions);
    const name = this.nameOf(fields);
    let partition = this.found.get(name);
    if (!partition) {
      const { bounds } = range;
      const next = bounds === 'partition' ? point : bounds === 'full' ? this.least! : bounds[0];
      this.found.set(name, (partition = { fields, next }));
    }
    return partition;
  }

  private *fill(partition: Partition, wanted: (next: Point) => boolean): Generator<Doc | typeof pause> {
    const { field, range } = this.densify;
    for (; wanted(partition.next); partition.next = range.next(partition.next)) {
      if (++this.made > mostMade)
        throw new CommandError(5897900, `$densify may not generate more than ${mostMade} documents`);
      if (this.made % slice === 0) yield pause;
      yield withField(partition.fields, field, partition.next);
    }
  }
}

/** `$densify`: makes the documents that are missing in a sequence. */
export const densify = (operand: Value): Stage => {
  const parsed = parse(operand);
  const { field, partitions, range } = parsed;
  const order = [...(range.bounds === 'full' ? [] : partitions), field];
  const sorted = sort(new Map(order.map((path) => [path.join('.'), integer(1)])));
  return (input) => densified(sorted(input), parsed);
};

function* densified(input: Flow, parsed: Densify): Generator<Doc | typeof pause> {
  const densifier = new Densifier(parsed);
  for (const doc of input) {
    if (doc === pause) yield pause;
    else yield* densifier.before(doc);
  }
  yield* densifier.after();
}
