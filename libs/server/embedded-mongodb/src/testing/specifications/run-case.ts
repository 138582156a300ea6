import { mongo } from 'mongoose';
import type { Operation, TestCase, TestFile } from './format.ts';
import { mismatch } from './match.ts';
import { operations, plainResult } from './operations.ts';

export type Verdict = { kind: 'pass' } | { kind: 'refused' | 'wrong' | 'not run'; why: string };

/** Codes by which the server says that it does not have something. */
const refusalCodes = new Set([59, 115, 168, 238, 40324, 40415, 15952]);

interface Entities {
  clients: Map<string, { client: mongo.MongoClient; events: object[] }>;
  others: Map<string, unknown>;
}

const createEntities = (uri: string, file: TestFile): Entities => {
  const entities: Entities = { clients: new Map(), others: new Map() };
  for (const entry of file.createEntities ?? []) {
    const [kind, fields] = Object.entries(entry)[0]!;
    const id = String(fields['id']);
    if (kind === 'client') createClient(uri, id, fields, entities);
    else if (kind === 'database') {
      const { client } = entities.clients.get(String(fields['client']))!;
      entities.others.set(id, client.db(String(fields['databaseName']), fields['databaseOptions'] as object));
    } else if (kind === 'collection') {
      const database = entities.others.get(String(fields['database'])) as mongo.Db;
      const options = fields['collectionOptions'] as object;
      entities.others.set(id, database.collection(String(fields['collectionName']), options));
    } else throw new NotRun(`entity ${kind}`);
  }
  return entities;
};

class NotRun extends Error {}

const createClient = (uri: string, id: string, fields: Record<string, unknown>, entities: Entities): void => {
  const options = fields['uriOptions'] as object | undefined;
  const client = new mongo.MongoClient(uri, { ...options, monitorCommands: true });
  const events: object[] = [];
  const ignored = new Set([
    'hello',
    'isMaster',
    'endSessions',
    ...((fields['ignoreCommandMonitoringEvents'] as string[]) ?? []),
  ]);
  const observed = (fields['observeEvents'] as string[] | undefined) ?? [];
  for (const kind of ['Started', 'Succeeded', 'Failed'] as const) {
    if (!observed.includes(`command${kind}Event`)) continue;
    client.on(`command${kind}` as 'commandStarted', (event) => {
      if (!ignored.has(event.commandName))
        events.push({
          [`command${kind}Event`]: mongo.BSON.deserialize(
            mongo.BSON.serialize(
              {
                command: event.command,
                commandName: event.commandName,
                databaseName: event.databaseName,
                reply: (event as unknown as { reply?: object }).reply ?? {},
              },
              { ignoreUndefined: true },
            ),
            { raw: false },
          ),
        });
    });
  }
  entities.clients.set(id, { client, events });
  entities.others.set(id, client);
};

const fillData = async (admin: mongo.MongoClient, file: TestFile): Promise<void> => {
  for (const { databaseName, collectionName, documents } of file.initialData ?? []) {
    const collection = admin.db(databaseName).collection(collectionName);
    await collection.drop().catch(() => false);
    if (documents.length > 0) await collection.insertMany(documents);
    else await admin.db(databaseName).createCollection(collectionName);
  }
};

/** Runs one case from fresh data. A case that fails where the server refused something by name counts as refused. */
export const runCase = async (
  uri: string,
  admin: mongo.MongoClient,
  file: TestFile,
  test: TestCase,
): Promise<Verdict> => {
  const refusals: string[] = [];
  let entities: Entities | undefined;
  try {
    await fillData(admin, file);
    entities = createEntities(uri, file);
    const wrong = await checkCase(admin, test, entities, refusals);
    if (wrong === undefined) return { kind: 'pass' };
    return refusals[0] === undefined ? { kind: 'wrong', why: wrong } : { kind: 'refused', why: refusals[0] };
  } catch (error) {
    return { kind: error instanceof NotRun ? 'not run' : 'wrong', why: String(error) };
  } finally {
    for (const { client } of entities?.clients.values() ?? []) await client.close();
  }
};

const checkCase = async (
  admin: mongo.MongoClient,
  test: TestCase,
  entities: Entities,
  refusals: string[],
): Promise<string | undefined> => {
  for (const operation of test.operations) {
    const wrong = await runOperation(operation, entities, refusals);
    if (wrong) return `${operation.name}: ${wrong}`;
  }
  for (const { client, events, ignoreExtraEvents, eventType } of test.expectEvents ?? []) {
    if (eventType !== undefined && eventType !== 'command') continue;
    const seen = entities.clients.get(client)!.events;
    const wrong = mismatch(
      events,
      ignoreExtraEvents ? seen.slice(0, events.length) : seen.map(onlyAsked(events)),
      'events',
    );
    if (wrong) return wrong;
  }
  for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
    const found = await admin.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray();
    const wrong = mismatch(documents, found, 'outcome');
    if (wrong) return wrong;
  }
  return undefined;
};

/** Commands may carry more fields than a test names, at their top. */
const onlyAsked =
  (events: readonly object[]) =>
  (seen: object, i: number): object => {
    const pick = (wanted: unknown, given: unknown): object =>
      Object.fromEntries(
        Object.keys((wanted ?? {}) as object).map((name) => [
          name,
          (given as Record<string, unknown>)?.[name],
        ]),
      );
    const [kind, wanted] = Object.entries(events[i] ?? {})[0] ?? [];
    const given = Object.values(seen)[0] as Record<string, unknown>;
    if (kind === undefined || !(kind in seen)) return seen;
    const shown = pick(wanted, given) as Record<string, unknown>;
    for (const part of ['command', 'reply'])
      if (part in shown) shown[part] = pick((wanted as Record<string, unknown>)[part], given[part]);
    return { [kind]: shown };
  };

const runOperation = async (
  operation: Operation,
  entities: Entities,
  refusals: string[],
): Promise<string | undefined> => {
  const target = entities.others.get(operation.object);
  const call = Object.hasOwn(operations, operation.name) ? operations[operation.name] : undefined;
  if (!call || target === undefined) throw new NotRun(`operation ${operation.object}.${operation.name}`);
  try {
    const result = await call(target as never, operation.arguments ?? {});
    if (operation.ignoreResultAndError) return undefined;
    if (operation.expectError) return 'an error was expected';
    return operation.expectResult === undefined
      ? undefined
      : mismatch(operation.expectResult, result, 'result', true);
  } catch (error) {
    const known = error as mongo.MongoServerError;
    if (refusalCodes.has(Number(known.code))) refusals.push(known.message);
    if (operation.ignoreResultAndError) return undefined;
    return operation.expectError ? wrongError(operation.expectError, known) : String(error);
  }
};

const wrongError = (expected: Record<string, unknown>, error: mongo.MongoServerError): string | undefined => {
  const server = error instanceof mongo.MongoServerError;
  if (expected['isClientError'] === true && server)
    return `a client error was expected, got ${String((error as Error).message)}`;
  if (expected['isClientError'] === false && !server)
    return `a server error was expected, got ${String((error as Error).message)}`;
  if ('errorCode' in expected && error.code !== expected['errorCode'])
    return `code ${error.code}: ${error.message}`;
  if ('errorCodeName' in expected && error['codeName'] !== expected['errorCodeName'])
    return `code name ${String(error['codeName'])}`;
  const partial =
    (error as { result?: object; partialResult?: object }).result ??
    (error as { partialResult?: object }).partialResult;
  return 'expectResult' in expected && partial
    ? mismatch(expected['expectResult'], plainResult(partial), 'partial result', true)
    : undefined;
};
