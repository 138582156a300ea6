type Fields = Record<string, unknown>;

/** What a role has to allow for each command, by MongoDB's own names of actions. */
const needs: Record<string, (body: Fields) => string[]> = {
  find: () => ['find'],
  count: () => ['find'],
  distinct: () => ['find'],
  aggregate: (body) =>
    /"\$(out|merge)"/.test(JSON.stringify(body['pipeline'])) ? ['find', '$out'] : ['find'],
  insert: () => ['insert'],
  update: (body) => changes(body['updates']),
  delete: () => ['remove'],
  findAndModify: (body) => ['find', ...(body['remove'] ? ['remove'] : changes([body]))],
  create: () => ['createCollection'],
  createIndexes: () => ['createIndex'],
  listIndexes: () => ['listIndexes'],
  // Of the embedded database alone.
  findWords: () => ['find'],
  createWordIndex: () => ['createIndex'],
};

/** Whoever may connect may do these, and go on with what they began. */
const free = new Set([
  ...['hello', 'ismaster', 'ping', 'buildInfo', 'endSessions', 'getMore', 'killCursors'],
  ...['saslStart', 'saslContinue', 'abortTransaction', 'commitTransaction'],
]);

/** What one command does with its collection, as `collection action`; one that is not known is an action of its own name. */
export function actsOf(command: string, body: Fields): string[] {
  if (free.has(command)) return [];
  const actions = needs[command]?.(body) ?? [command];
  return actions.map((action) => `${String(body[command])} ${action}`);
}

function changes(entries: unknown): string[] {
  const isUpsert = (entries as Fields[]).some((entry) => entry['upsert'] === true);
  return isUpsert ? ['update', 'insert'] : ['update'];
}
