/** One way in which the product asks its database for documents. */
export interface Query {
  collection: string;
  /** `find`, `aggregate` …; for an index, `createIndexes`. */
  command: string;
  /** The query without its values: two of the same shape are found in the same way. */
  shape: unknown;
  /** The first query of its kind, to be explained. */
  example: Record<string, unknown>;
}

/** One line for a kind of query. */
export function titleOf({ collection, command, shape }: Query): string {
  return `${collection} ${command} ${JSON.stringify(shape)}`;
}

type Fields = Record<string, unknown>;

/** What of each command says how documents are found. */
const looked: Record<string, readonly string[]> = {
  find: ['filter', 'sort', 'limit', 'skip', 'hint', 'collation'],
  aggregate: ['pipeline', 'hint', 'collation'],
  count: ['query', 'limit', 'skip', 'hint', 'collation'],
  distinct: ['key', 'query', 'hint', 'collation'],
  findAndModify: ['query', 'sort', 'remove', 'hint', 'collation'],
};

/** These look for no documents, or only where the index is named by them. */
const elsewhere = new Set([
  ...['insert', 'getMore', 'killCursors', 'create', 'listIndexes', 'listCollections', 'listDatabases'],
  ...['hello', 'ismaster', 'ping', 'endSessions', 'buildInfo', 'abortTransaction', 'commitTransaction'],
  ...['createWordIndex', 'findWords', 'dropDatabase', 'serverStatus', 'hostInfo', 'dbStats'],
]);

/** The queries in one command; one that is known neither to search nor not to is kept under its own name. */
export function queriesOf(command: string, body: Fields): Query[] {
  const collection = String(body[command]);
  if (command === 'createIndexes')
    return list(body['indexes']).map((index) => query(collection, command, index, index));
  if (command === 'update' || command === 'delete')
    return list(body[`${command}s`]).map((entry) => write(collection, command, entry));
  const names = looked[command];
  if (names) {
    const example = pick(body, names);
    return [query(collection, command, example, example)];
  }
  return elsewhere.has(command) ? [] : [query(collection, command, {}, {})];
}

/** An update is explained without what it changes. */
function write(collection: string, command: string, entry: Fields): Query {
  const example = pick(entry, ['q', 'multi', 'upsert', 'limit', 'hint', 'collation']);
  if (command === 'update') example['u'] = { $set: { explained: true } };
  return query(collection, command, pick(example, ['q', 'hint', 'collation']), example);
}

const query = (collection: string, command: string, asked: Fields, example: Fields): Query => ({
  collection,
  command,
  shape: command === 'createIndexes' ? asked : shapeOf(asked),
  example: shortened(example) as Fields,
});

const pick = (body: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));

const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !('_bsontype' in value) && !(value instanceof Date);

/** Values become their types; `null`, booleans and field names stay, since a partial index depends on them. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const shapes = new Map(value.map((item) => [JSON.stringify(shapeOf(item)), shapeOf(item)]));
    return [...shapes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape);
  }
  if (value instanceof Map) return shapeOf(Object.fromEntries(value));
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'object')
    return value instanceof Date ? 'date' : String((value as { _bsontype?: unknown })._bsontype);
  return typeof value === 'string' && /^\$[\w.]+$/.test(value) ? value : typeof value;
}

const longest = 3;

/** A list of hundreds of ids is found as one of three; conditions and stages all stay. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return (value.some(isPlain) ? value : value.slice(0, longest)).map(shortened);
  if (value instanceof Map) return shortened(Object.fromEntries(value));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item)]));
}
